/**
 * A time up to a tenth shorter or longer than the one given, so that what
 * happens to many sources at once does not do so for ever.
 */
export function soonOrLater(ms: number): number {
  return ms * (0.9 + 0.2 * Math.random());
}
