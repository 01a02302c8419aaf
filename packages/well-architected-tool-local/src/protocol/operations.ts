import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';

/** One operation of a service, as the SDK's own schemas describe it. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  /** Path pattern with `{Label}` segments; `/` for services that are not REST. */
  readonly path: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

function isOperationSchema(
  exported: unknown,
): exported is StaticOperationSchema {
  return Array.isArray(exported) && exported[0] === 9;
}

function operationOf(schema: StaticOperationSchema): Operation {
  const [, , name, traits, input, output] = schema;
  const http = typeof traits === 'object' ? traits.http : undefined;
  const [method, path] = http ?? ['POST', '/'];
  return {
    name,
    method,
    path,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
  };
}

/** Every operation that an SDK client package exports, by name. */
export function operationsOf(
  client: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Operation> {
  return new Map(
    Object.values(client)
      .filter(isOperationSchema)
      .map(schema => [schema[2], operationOf(schema)]),
  );
}
