import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { openApiDocument } from 'backstage-plugin-well-architected-common';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ ...openApiDocument, $id: 'contract' });
ajv.addSchema({ ...closed(openApiDocument), $id: 'closed' });

const templates = Object.keys(openApiDocument.paths).map(template => ({
  template,
  pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/**
 * Holds a response against the contract: all that it promises must be there as
 * it says, and nothing else. Backstage may say more of an error.
 */
export function requireContract(response: {
  method: string;
  path: string;
  status: number;
  body: unknown;
}): void {
  const { method, path, status, body } = response;
  const found = templates.find(({ pattern }) => pattern.test(path));
  if (status === 204 || (status < 400 && path.endsWith('.csv'))) {
    return;
  }
  const schema =
    status >= 400
      ? 'contract#/components/schemas/Error'
      : `closed#${pointer([
          'paths',
          found?.template ?? '',
          method,
          'responses',
          String(status),
          'content',
          'application/json',
          'schema',
        ])}`;
  if (!ajv.validate({ $ref: schema }, body)) {
    throw new Error(
      `${method} ${path} (${status}) is not as the contract says: ${ajv.errorsText()}`,
    );
  }
}

/**
 * The same schemas, allowing no property that they do not name. What is part of
 * another schema, by name or by `allOf`, is closed where it is used.
 */
function closed<T>(node: T, isPart = false): T {
  if (Array.isArray(node)) {
    return node.map(item => closed(item, isPart)) as T;
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'schemas'
        ? Object.fromEntries(
            Object.entries(value).map(([name, schema]) => [
              name,
              closed(schema, true),
            ]),
          )
        : closed(value, key === 'allOf'),
    ]),
  );
  const isSchema = '$ref' in node || 'properties' in node || 'allOf' in node;
  return (
    isSchema && !isPart ? { ...copy, unevaluatedProperties: false } : copy
  ) as T;
}

function pointer(segments: string[]): string {
  return segments
    .map(segment =>
      encodeURIComponent(segment.replace(/~/g, '~0').replace(/\//g, '~1')),
    )
    .map(segment => `/${segment}`)
    .join('');
}
