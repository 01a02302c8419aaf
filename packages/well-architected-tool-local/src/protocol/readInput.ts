import type { NormalizedSchema } from '@smithy/core/schema';
import type { ValidationExceptionField } from '@aws-sdk/client-wellarchitected';
import { invalidInput } from './errors';
import { brokenLimit, limitsOf, type Limit } from './limits';

type Problems = ValidationExceptionField[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads one value by its schema. Values of a query string arrive as text, so
 * text is taken for a number or boolean where the schema wants one and the
 * caller says that the value came as text.
 */
function readValue(
  schema: NormalizedSchema,
  raw: unknown,
  limit: Limit,
  path: string,
  problems: Problems,
  isText: boolean,
): unknown {
  const value = isText ? readText(schema, raw) : raw;
  const wrongType = () => {
    problems.push({ Name: path, Message: 'Member has the wrong type' });
    return undefined;
  };
  const broken = brokenLimit(value, limit);
  if (broken) {
    problems.push({ Name: path, Message: broken });
  }
  if (schema.isListSchema()) {
    return Array.isArray(value)
      ? value.map((item, index) =>
          readValue(
            schema.getValueSchema(),
            item,
            limit.item ?? {},
            `${path}[${index}]`,
            problems,
            isText,
          ),
        )
      : wrongType();
  }
  if (schema.isMapSchema()) {
    return isRecord(value)
      ? readMap(schema, value, limit, path, problems)
      : wrongType();
  }
  if (schema.isStructSchema()) {
    return isRecord(value)
      ? readStructure(schema, value, path, problems)
      : wrongType();
  }
  if (schema.isNumericSchema()) {
    return Number.isInteger(value) ? value : wrongType();
  }
  if (schema.isBooleanSchema()) {
    return typeof value === 'boolean' ? value : wrongType();
  }
  return typeof value === 'string' ? value : wrongType();
}

function readText(schema: NormalizedSchema, raw: unknown): unknown {
  if (schema.isListSchema()) {
    return Array.isArray(raw) ? raw : [raw];
  }
  if (schema.isNumericSchema() && typeof raw === 'string') {
    return raw.trim() === '' ? raw : Number(raw);
  }
  if (schema.isBooleanSchema() && (raw === 'true' || raw === 'false')) {
    return raw === 'true';
  }
  return raw;
}

function readMap(
  schema: NormalizedSchema,
  value: Record<string, unknown>,
  limit: Limit,
  path: string,
  problems: Problems,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const broken = brokenLimit(key, limit.key ?? {});
      if (broken) {
        problems.push({ Name: path, Message: `Map keys: ${broken}` });
      }
      const read = readValue(
        schema.getValueSchema(),
        entry,
        limit.item ?? {},
        `${path}.${key}`,
        problems,
        false,
      );
      return [key, read];
    }),
  );
}

function readStructure(
  schema: NormalizedSchema,
  value: Record<string, unknown>,
  path: string,
  problems: Problems,
  textMembers: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  const limits = limitsOf(schema.getName());
  const read: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const memberPath = path ? `${path}.${name}` : name;
    const raw = value[name];
    const limit = limits[name] ?? {};
    if (raw !== undefined && raw !== null) {
      read[name] = readValue(
        member,
        raw,
        limit,
        memberPath,
        problems,
        textMembers.has(name),
      );
    } else if (limit.required) {
      problems.push({ Name: memberPath, Message: 'Member must not be null' });
    }
  }
  return read;
}

/**
 * Checks an operation's input against its schema and the model's limits.
 * Throws one ValidationException that names every member at fault.
 *
 * @param textMembers - members that came as text, in the path or the query
 */
export function readInput(
  schema: NormalizedSchema,
  raw: Record<string, unknown>,
  textMembers: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  if (schema.isUnitSchema()) {
    return {};
  }
  const problems: Problems = [];
  const input = readStructure(schema, raw, '', problems, textMembers);
  if (problems.length > 0) {
    const all = problems
      .map(({ Name, Message }) => `Value at '${Name}': ${Message}`)
      .join('; ');
    throw invalidInput(
      `[Validation] ${problems.length} validation error(s) detected: ${all}`,
      problems,
    );
  }
  return input;
}
