/**
 * A number from 0 to 1 that is always the same for the same numbers: what the
 * sample organisation has instead of memory.
 */
export function chance(...numbers: number[]): number {
  let hash = 0x9e3779b9;
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}

/** One of several, chosen by the same kind of chance. */
export function choose<T>(options: readonly T[], ...numbers: number[]): T {
  return options[Math.floor(chance(...numbers) * options.length)];
}
