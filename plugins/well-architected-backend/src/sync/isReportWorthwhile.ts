import { REPORT_PAGE } from '../aws';

/**
 * Whether the consolidated report is read: when it is due, or when it tells the
 * scores of more workloads than it takes calls. It cannot be asked for some.
 */
export function isReportWorthwhile(input: {
  listed: number;
  /** Workloads whose scores are not stored yet. */
  unscored: number;
  /** When all are to be compared; null before the first time was set. */
  comparisonDueAt: string | null;
  now: string;
}): boolean {
  const { listed, unscored, comparisonDueAt, now } = input;
  const isDue = comparisonDueAt !== null && comparisonDueAt <= now;
  return (
    listed > 0 && (isDue || unscored > Math.ceil(listed / REPORT_PAGE) + 1)
  );
}
