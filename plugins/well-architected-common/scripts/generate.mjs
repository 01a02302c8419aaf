// Makes what both ends of the REST contract are typed and checked by from openapi.yaml.
import { readFile, writeFile } from 'node:fs/promises';
import yaml from 'js-yaml';
import openapiTS, { astToString } from 'openapi-typescript';

const here = name => new URL(name, import.meta.url);
const header = '// Made by `yarn generate` from openapi.yaml.\n\n';

const source = here('../openapi.yaml');
const types = astToString(await openapiTS(source));
const document = yaml.load(await readFile(source, 'utf8'));

await writeFile(here('../src/generated/contract.ts'), header + types);
await writeFile(
  here('../src/generated/openApiDocument.ts'),
  `${header}export const openApiDocument = ${JSON.stringify(
    document,
    null,
    2,
  )};\n`,
);
