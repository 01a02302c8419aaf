/** How long events of a source are gathered before they are followed. */
export const GATHER_EVENTS_MS = 5_000;

/**
 * How soon after a listing the next one is brought forward, so that no flood of
 * events or requests makes AWS list all the time.
 */
const LIST_AGAIN_AFTER_MS = 60_000;

/** When a source is listed again of which a change is known that a listing tells. */
export function listAgainAt(lastListedAt: string | null, now: number): string {
  const listedAt = Date.parse(lastListedAt ?? '') || 0;
  return new Date(
    Math.max(now + GATHER_EVENTS_MS, listedAt + LIST_AGAIN_AFTER_MS),
  ).toISOString();
}
