const HAD_MS = 5 * 60_000;
const MISSING_MS = { least: 5_000, most: 60_000 };

/**
 * When the catalog is asked for an entity again. What it has not, it may be about
 * to read: it is asked for soon, and less and less often while it is missing, as
 * tags may name thousands of entities that never come.
 *
 * @param missingSince - since when the catalog has not had it; null while it has
 */
export function askAgainAt(missingSince: string | null, now: Date): string {
  const after =
    missingSince === null
      ? HAD_MS
      : Math.min(
          MISSING_MS.most,
          Math.max(
            MISSING_MS.least,
            now.getTime() - new Date(missingSince).getTime(),
          ),
        );
  return new Date(now.getTime() + after).toISOString();
}
