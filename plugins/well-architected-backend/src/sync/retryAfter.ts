const MINUTE = 60_000;

/** Soon at first: most failures are over in a moment. */
const LADDER_MS = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE];

/**
 * How long a source waits for its next run when some in a row have failed:
 * never longer than when none fails.
 */
export function retryAfterMs(failedRuns: number, frequencyMs: number): number {
  const wait = failedRuns === 0 ? undefined : LADDER_MS[failedRuns - 1];
  return Math.min(wait ?? frequencyMs, frequencyMs);
}
