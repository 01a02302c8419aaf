import type {
  EntityReview,
  LensScore,
  ReviewedWorkload,
} from 'backstage-plugin-well-architected-common';

/** What of a review a person looks at, as the address tells it. */
export interface ReviewSelection {
  workloadId?: string;
  lensAlias?: string;
  pillarId?: string;
}

/** What of a review is shown. */
export interface SelectedReview {
  /** The lenses to choose from. */
  lenses: LensScore[];
  /** Undefined where nothing is reviewed with any lens yet. */
  lens: LensScore | undefined;
  /** Undefined for all workloads together. */
  workload: ReviewedWorkload | undefined;
  /** The workloads whose answers stand behind what is shown. */
  workloads: ReviewedWorkload[];
  /** Undefined for all pillars. */
  pillarId: string | undefined;
}

const SELECTION = {
  workloadId: 'workload',
  lensAlias: 'lens',
  pillarId: 'pillar',
} as const;

/** The selection that the search part of an address tells. */
export function parseSelection(params: URLSearchParams): ReviewSelection {
  return {
    workloadId: params.get(SELECTION.workloadId) ?? undefined,
    lensAlias: params.get(SELECTION.lensAlias) ?? undefined,
    pillarId: params.get(SELECTION.pillarId) ?? undefined,
  };
}

/** The search part of an address with another selection in it; the rest stays. */
export function withSelection(
  params: URLSearchParams,
  change: ReviewSelection,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of Object.keys(change) as Array<keyof ReviewSelection>) {
    const value = change[key];
    if (value === undefined) {
      next.delete(SELECTION[key]);
    } else {
      next.set(SELECTION[key], value);
    }
  }
  return next;
}

/**
 * What is shown of a review. What the selection names and the review does not
 * have is left aside; one workload alone is chosen by itself.
 */
export function selectReview(
  review: EntityReview,
  selection: ReviewSelection,
): SelectedReview {
  const active = review.workloads.filter(
    ({ archivedAt }) => archivedAt === null,
  );
  const named = review.workloads.find(
    ({ workloadId }) => workloadId === selection.workloadId,
  );
  const only = review.workloads.length === 1 ? review.workloads[0] : undefined;
  const workload = named ?? only;

  const lenses = workload?.lensReviews ?? review.lenses;
  const lens =
    lenses.find(({ lensAlias }) => lensAlias === selection.lensAlias) ??
    review.lenses.find(({ lensAlias }) =>
      lenses.some(other => other.lensAlias === lensAlias),
    ) ??
    lenses[0];
  const shown = lenses.find(({ lensAlias }) => lensAlias === lens?.lensAlias);
  const pillar = shown?.pillars.find(
    ({ pillarId }) => pillarId === selection.pillarId,
  );
  return {
    lenses,
    lens: shown,
    workload,
    workloads: (workload ? [workload] : active).filter(({ lensReviews }) =>
      lensReviews.some(({ lensAlias }) => lensAlias === shown?.lensAlias),
    ),
    pillarId: pillar?.pillarId,
  };
}
