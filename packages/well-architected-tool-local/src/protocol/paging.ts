import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { invalidField } from './errors';

// The token only has to be opaque and tamper-evident: the key guards no secret.
const key = 'page tokens of the local Well-Architected Tool';

/** One page of a list, and the token of the next one if there is more. */
export interface Page<T> {
  readonly items: T[];
  readonly nextToken?: string;
}

/** What a caller asks of a list. */
export interface PageRequest {
  readonly token?: string;
  readonly size: number;
  /** Whatever else shapes the list; a token only fits the list it came from. */
  readonly list: readonly unknown[];
}

function macOf(position: string, list: readonly unknown[]): Buffer {
  const scope = createHash('sha256').update(JSON.stringify(list)).digest();
  return createHmac('sha256', key).update(position).update(scope).digest();
}

function writeToken(position: number, list: readonly unknown[]): string {
  const text = String(position);
  const mac = macOf(text, list).subarray(0, 16);
  return Buffer.concat([mac, Buffer.from(text)]).toString('base64url');
}

function readToken(token: string, list: readonly unknown[]): number {
  const bytes = Buffer.from(token, 'base64url');
  const position = bytes.subarray(16).toString();
  const mac = macOf(position, list).subarray(0, 16);
  if (bytes.length <= 16 || !timingSafeEqual(bytes.subarray(0, 16), mac)) {
    throw new RangeError('The page token does not belong to this list');
  }
  return Number(position);
}

/**
 * One page of items that stand in ascending order of their position. A page
 * starts after a position, not at an offset, so that items which vanish between
 * two pages push no other item out of the list. Throws a RangeError for a token
 * that is broken or belongs to another list.
 */
export function pageOf<T>(
  items: readonly T[],
  positionOf: (item: T, index: number) => number,
  { token, size, list }: PageRequest,
): Page<T> {
  const after = token === undefined ? -Infinity : readToken(token, list);
  const start = items.findIndex((item, i) => positionOf(item, i) > after);
  if (start < 0) {
    return { items: [] };
  }
  const end = Math.min(start + size, items.length);
  // A page can be empty and still not be the last one.
  const last = end > start ? positionOf(items[end - 1], end - 1) : after;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? writeToken(last, list) : undefined,
  };
}

/** A page of an operation of the Well-Architected Tool, where a broken token is a ValidationException. */
export function page<T>(
  items: readonly T[],
  input: { NextToken?: string; MaxResults?: number },
  list: readonly unknown[],
  {
    largest,
    positionOf,
  }: {
    largest: number;
    positionOf?: (item: T) => number;
  },
): Page<T> {
  try {
    return pageOf(items, positionOf ?? ((_, index) => index), {
      token: input.NextToken,
      size: input.MaxResults ?? largest,
      list,
    });
  } catch (error) {
    if (error instanceof RangeError) {
      throw invalidField('NextToken', 'The NextToken is not valid');
    }
    throw error;
  }
}
