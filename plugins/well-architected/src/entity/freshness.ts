import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';

/** How fresh the copy and the review of some workloads are, in ISO 8601. */
export interface Freshness {
  /** The oldest sync; undefined when one of them was never read. */
  syncedAt: string | undefined;
  /** The newest change of a review; undefined when nothing was reviewed. */
  reviewedAt: string | undefined;
}

/** How fresh what is shown of some workloads is. */
export function freshnessOf(workloads: ReviewedWorkload[]): Freshness {
  const syncs = workloads.flatMap(({ syncedAt }) => syncedAt ?? []).sort();
  const reviews = workloads
    .flatMap(({ lensReviews }) => lensReviews)
    .map(({ updatedAt }) => updatedAt)
    .sort();
  return {
    syncedAt: syncs.length === workloads.length ? syncs[0] : undefined,
    reviewedAt: reviews[reviews.length - 1],
  };
}
