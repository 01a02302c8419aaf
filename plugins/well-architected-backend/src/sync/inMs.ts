/** The moment that comes after so many milliseconds. */
export function inMs(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
