import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import { withoutNul } from '../withoutNul';

/** A place in a list, as text that means nothing to its reader. */
export function writeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place that a cursor tells; undefined for the beginning.
 *
 * @throws InputError for a cursor that was not made for this list
 */
export function readCursor<T>(
  cursor: string | undefined,
  schema: z.ZodType<T>,
): T | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  const place = schema.safeParse(
    parseJson(Buffer.from(cursor, 'base64url').toString()),
  );
  if (!place.success) {
    throw new InputError('The cursor is not one of this list');
  }
  return place.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value) => withoutNul(value));
  } catch {
    return undefined;
  }
}
