import type {
  ReviewedWorkload,
  Task,
} from 'backstage-plugin-well-architected-common';

/** A pillar of a lens. */
export type Pillar = Pick<Task, 'pillarId' | 'pillarName'>;

/** The pillars of the AWS Well-Architected Framework, by which many lenses ask. */
export const FRAMEWORK_PILLARS: readonly Pillar[] = [
  { pillarId: 'operationalExcellence', pillarName: 'Operational Excellence' },
  { pillarId: 'security', pillarName: 'Security' },
  { pillarId: 'reliability', pillarName: 'Reliability' },
  { pillarId: 'performance', pillarName: 'Performance Efficiency' },
  { pillarId: 'costOptimization', pillarName: 'Cost Optimization' },
  { pillarId: 'sustainability', pillarName: 'Sustainability' },
];

/** The pillars of the reviews that a choice of workload and lens leaves, each once. */
export function pillarsOf(
  workloads: readonly ReviewedWorkload[],
  choice: { workloadId?: string; lensAlias?: string },
): Pillar[] {
  const pillars = workloads
    .filter(
      ({ workloadId }) =>
        !choice.workloadId || workloadId === choice.workloadId,
    )
    .flatMap(({ lensReviews }) => lensReviews)
    .filter(
      ({ lensAlias }) => !choice.lensAlias || lensAlias === choice.lensAlias,
    )
    .flatMap(lensReview => lensReview.pillars);
  return withPillars([], pillars);
}

/** Some pillars, and those that others have beside them, each once. */
export function withPillars(
  pillars: readonly Pillar[],
  others: readonly Pillar[],
): Pillar[] {
  const byId = new Map<string, Pillar>();
  for (const { pillarId, pillarName } of [...pillars, ...others]) {
    if (!byId.has(pillarId)) {
      byId.set(pillarId, { pillarId, pillarName });
    }
  }
  return [...byId.values()];
}
