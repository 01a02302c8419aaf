import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';

/** How fresh the copy and the review of some workloads are, in ISO 8601. */
export interface Freshness {
  /** The oldest sync; undefined when one of them was never read. */
  syncedAt: string | undefined;
  /** The newest change of a review; undefined when nothing was reviewed. */
  reviewedAt: string | undefined;
}

/**
 * How fresh what is shown of some workloads is. Archived ones are read no more,
 * so they count only where there are no others.
 */
export function freshnessOf(workloads: ReviewedWorkload[]): Freshness {
  const active = workloads.filter(({ archivedAt }) => archivedAt === null);
  const counted = active.length > 0 ? active : workloads;
  const syncs = counted.flatMap(({ syncedAt }) => syncedAt ?? []).sort();
  const reviews = counted
    .flatMap(({ lensReviews }) => lensReviews)
    .map(({ updatedAt }) => updatedAt)
    .sort();
  return {
    syncedAt: syncs.length === counted.length ? syncs[0] : undefined,
    reviewedAt: reviews[reviews.length - 1],
  };
}
