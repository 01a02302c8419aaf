import {
  NO_RISKS,
  RISK_COUNT_KEYS,
  type Risk,
  type RiskCounts,
} from 'backstage-plugin-well-architected-common';

/** Risk counts as AWS tells them; counts of zero may be left out. */
export function toRiskCounts(
  counts: Partial<Record<Risk, number>> = {},
): RiskCounts {
  const all = { ...NO_RISKS };
  for (const [risk, key] of Object.entries(RISK_COUNT_KEYS)) {
    all[key] = counts[risk as Risk] ?? 0;
  }
  return all;
}
