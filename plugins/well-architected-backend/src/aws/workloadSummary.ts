import { createHash } from 'crypto';
import type {
  Workload,
  WorkloadSummary as Summary,
} from '@aws-sdk/client-wellarchitected';
import type { WorkloadSummary } from './types';

/**
 * The summary of a workload, from a listing or from the workload itself: both
 * tell the same, so that what was read in depth can be compared with what is
 * listed later.
 */
export function toWorkloadSummary(
  workload: Summary & Workload,
): WorkloadSummary {
  const summary = {
    workloadId: workload.WorkloadId!,
    workloadArn: workload.WorkloadArn!,
    workloadName: workload.WorkloadName ?? '',
    ownerAccountId: workload.Owner ?? '',
    updatedAt: (workload.UpdatedAt ?? new Date(0)).toISOString(),
    improvementStatus: workload.ImprovementStatus ?? null,
  };
  const compared = {
    ...summary,
    lenses: [...(workload.Lenses ?? [])].sort(),
    riskCounts: sortedCounts(workload.RiskCounts),
    prioritizedRiskCounts: sortedCounts(workload.PrioritizedRiskCounts),
    profiles: (workload.Profiles ?? [])
      .map(
        ({ ProfileArn, ProfileVersion }) => `${ProfileArn}@${ProfileVersion}`,
      )
      .sort(),
  };
  return {
    ...summary,
    highRisks: workload.RiskCounts?.HIGH ?? 0,
    hash: createHash('sha256').update(JSON.stringify(compared)).digest('hex'),
  };
}

/** Counts of zero may be told or left out. */
function sortedCounts(counts: Record<string, number> = {}) {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => a.localeCompare(b));
}
