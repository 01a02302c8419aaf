import type { RereadRule } from './planSync';

/** Of the period, all but the last of so many parts leaves alone what was read. */
const PARTS = 5;

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
  const readingMs = periodMs / PARTS;
  return {
    before: new Date(now - periodMs + readingMs).toISOString(),
    atMost: Math.ceil((workloads * frequencyMs) / readingMs),
  };
}
