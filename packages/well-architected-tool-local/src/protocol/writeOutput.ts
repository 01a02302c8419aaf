import type { NormalizedSchema } from '@smithy/core/schema';

/**
 * The JSON form of an operation's output: only members that the schema knows,
 * and times as seconds since 1970, as both JSON protocols of AWS send them.
 */
export function writeOutput(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.map(item => writeOutput(schema.getValueSchema(), item));
  }
  if (schema.isMapSchema()) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        key,
        writeOutput(schema.getValueSchema(), entry),
      ]),
    );
  }
  if (schema.isStructSchema()) {
    const members = new Map<string, unknown>(Object.entries(value));
    const written: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      written[name] = writeOutput(member, members.get(name));
    }
    return written;
  }
  return value;
}
