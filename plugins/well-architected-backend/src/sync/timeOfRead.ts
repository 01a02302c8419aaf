/**
 * The time of a read that begins now. It is later than that of the last read,
 * also where another process took it from a clock that is ahead.
 *
 * @param last - when the read of what is stored began; null for none
 * @param now - in milliseconds
 */
export function timeOfRead(last: string | null, now: number): string {
  const after = last === null ? now : Math.max(now, Date.parse(last) + 1);
  return new Date(after).toISOString();
}
