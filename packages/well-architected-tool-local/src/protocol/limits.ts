import limits from './modelLimits.json';

/** What the API model demands of one member, list item or map entry. */
export interface Limit {
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly values?: readonly string[];
  readonly item?: Limit;
  readonly key?: Limit;
}

const byStructure: Readonly<Record<string, Readonly<Record<string, Limit>>>> =
  limits;

/** The limits of a structure's members, by member name. */
export function limitsOf(structure = ''): Readonly<Record<string, Limit>> {
  return byStructure[structure] ?? {};
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return value;
  }
  if (typeof value === 'string') {
    return [...value].length;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length;
  }
  return undefined;
}

/** Says how a value breaks its limit, or nothing when it keeps it. */
export function brokenLimit(value: unknown, limit: Limit): string | undefined {
  const { min, max, pattern, values } = limit;
  const size = sizeOf(value);
  const what = typeof value === 'number' ? 'value' : 'length';
  if (min !== undefined && size !== undefined && size < min) {
    return `Member must have ${what} greater than or equal to ${min}`;
  }
  if (max !== undefined && size !== undefined && size > max) {
    return `Member must have ${what} less than or equal to ${max}`;
  }
  if (typeof value === 'string') {
    if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) {
      return `Member must satisfy regular expression pattern: ${pattern}`;
    }
    if (values !== undefined && !values.includes(value)) {
      return `Member must satisfy enum value set: [${values.join(', ')}]`;
    }
  }
  return undefined;
}
