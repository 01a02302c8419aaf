import { today } from '@internationalized/date';

/**
 * The first day on which an acceptance may end: today in UTC, as the backend
 * counts the days. One that has ended already may stay as it is.
 *
 * @param end - the end that is chosen
 * @param stored - the ends of the acceptances that are stored
 */
export function firstEnd(
  end: string | null,
  stored: readonly (string | null)[],
): string {
  const day = today('UTC').toString();
  return end !== null && end < day && stored.includes(end) ? end : day;
}
