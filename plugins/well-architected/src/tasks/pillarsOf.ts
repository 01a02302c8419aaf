import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';

/** The pillars of the reviews that a choice of workload and lens leaves, each once. */
export function pillarsOf(
  workloads: readonly ReviewedWorkload[],
  choice: { workloadId?: string; lensAlias?: string },
): { pillarId: string; pillarName: string }[] {
  const pillars = workloads
    .filter(
      ({ workloadId }) =>
        !choice.workloadId || workloadId === choice.workloadId,
    )
    .flatMap(({ lensReviews }) => lensReviews)
    .filter(
      ({ lensAlias }) => !choice.lensAlias || lensAlias === choice.lensAlias,
    )
    .flatMap(lensReview => lensReview.pillars)
    .map(
      ({ pillarId, pillarName }) =>
        [pillarId, { pillarId, pillarName }] as const,
    );
  return [...new Map(pillars).values()];
}
