import type { RiskCounts } from 'backstage-plugin-well-architected-common';
import type { RiskCountColumns } from './tables';

/** The columns that hold risk counts. */
export function toRiskCountColumns(counts: RiskCounts): RiskCountColumns {
  const { high, medium, none, unanswered, notApplicable } = counts;
  return { high, medium, none, unanswered, not_applicable: notApplicable };
}

/** The risk counts that columns hold. */
export function fromRiskCountColumns(columns: RiskCountColumns): RiskCounts {
  const { high, medium, none, unanswered, not_applicable } = columns;
  return { high, medium, none, unanswered, notApplicable: not_applicable };
}
