// Makes what both ends of the REST contract are typed and checked by from
// openapi.yaml. With --check it writes nothing, and fails where that would
// change something.
import { readFile, writeFile } from 'node:fs/promises';
import yaml from 'js-yaml';
import openapiTS, { astToString } from 'openapi-typescript';

const here = name => new URL(name, import.meta.url);
const header = '// Made by `yarn generate` from openapi.yaml.\n\n';

const source = here('../openapi.yaml');
const types = astToString(await openapiTS(source));
const document = yaml.load(await readFile(source, 'utf8'));

const generated = {
  'contract.ts': header + types,
  'openApiDocument.ts': `${header}export const openApiDocument = ${JSON.stringify(
    document,
    null,
    2,
  )} as const;\n`,
};

for (const [name, text] of Object.entries(generated)) {
  const file = here(`../src/generated/${name}`);
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
  } else if ((await readFile(file, 'utf8')) !== text) {
    process.stderr.write(
      `${name} is not what openapi.yaml says: run yarn generate.\n`,
    );
    process.exitCode = 1;
  }
}
