import { ResponseError } from '@backstage/errors';

/** What went wrong in the words of whoever knows best: the backend, where it answered. */
export function errorMessage(error: Error): string {
  return ResponseError.is(error) ? error.cause.message : error.message;
}
