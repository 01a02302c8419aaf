import { InputError } from '@backstage/errors';

/**
 * A value that a caller sent: PostgreSQL's text cannot hold the character NUL.
 *
 * @throws InputError for a text that has it
 */
export function withoutNul<T>(value: T): T {
  if (typeof value === 'string' && value.includes('\0')) {
    throw nulRefused();
  }
  return value;
}

/** Says that the character NUL is refused. */
export function nulRefused(): InputError {
  return new InputError('Text must not contain the character NUL');
}
