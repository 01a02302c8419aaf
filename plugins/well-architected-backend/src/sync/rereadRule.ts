import type { RereadRule } from './planSync';

/** The part of the period in which what was read is left alone. */
const RESTING_SHARE = 0.8;

/**
 * Spreads the slow reading of everything over the last part of its period, so
 * that no listing has much more to read than another.
 */
export function rereadRule(options: {
  workloads: number;
  /** Within this time every workload is read again. */
  periodMs: number;
  /** How long it is until the next listing. */
  frequencyMs: number;
  now: number;
}): RereadRule {
  const { workloads, periodMs, frequencyMs, now } = options;
  const readingMs = (1 - RESTING_SHARE) * periodMs;
  return {
    before: new Date(now - RESTING_SHARE * periodMs).toISOString(),
    atMost: Math.ceil((workloads * frequencyMs) / readingMs),
  };
}
