import type {
  LensReview,
  Link,
  Milestone,
  Problem,
  ReviewedWorkload,
  Scoring,
  Workload,
} from 'backstage-plugin-well-architected-common';
import { fromJson } from '../store/json';
import type { ReviewRows, ReviewedWorkloadRow } from '../store/reviewRows';
import { fromRiskCountColumns } from '../store/riskCounts';
import type {
  LensReviewRow,
  LinkRow,
  MilestonePillarRow,
  MilestoneRow,
} from '../store/tables';
import { consoleUrl } from './consoleUrl';
import { countAccepted } from './countTasks';
import { frameworkFirst, scoreLens, type CountedLens } from './scores';

/** What turning rows into what is shown depends on. */
export interface ReviewRules {
  scoring: Scoring;
  /** A review that nobody changed since this moment is stale. */
  staleBefore: string;
}

/** A workload as it is shown, with every link and problem; from the links of some. */
export function toWorkload(
  row: ReviewedWorkloadRow,
  links: LinkRow[],
  rules: ReviewRules,
): Workload {
  const problem =
    fromJson<Problem>(row.problem) ?? fromJson<Problem>(row.source_problem);
  return {
    workloadId: row.id,
    workloadArn: row.arn,
    workloadName: row.name,
    environment: row.environment,
    accountId: row.account_id,
    region: row.region,
    sourceId: row.source_id,
    reviewOwner: row.review_owner,
    improvementStatus: row.improvement_status,
    consoleUrl: consoleUrl(row),
    updatedAt: row.aws_updated_at,
    depth: depthOf(row),
    syncedAt: row.read_at,
    archivedAt: row.archived_at,
    stale: (row.reviewed_at ?? row.aws_updated_at) < rules.staleBefore,
    failingSince: problem?.since ?? null,
    problem: problem ?? undefined,
    links: links
      .filter(({ workload_id }) => workload_id === row.id)
      .map(toLink),
  };
}

function depthOf({ read_at, scored_at }: ReviewedWorkloadRow) {
  if (read_at !== null) {
    return 'details';
  }
  return scored_at === null ? 'listed' : 'scores';
}

/** A workload with its lens reviews, from the rows of some workloads. */
export function toReviewedWorkload(
  row: ReviewedWorkloadRow,
  rows: ReviewRows,
  rules: ReviewRules,
): ReviewedWorkload {
  return {
    ...toWorkload(row, rows.links, rules),
    lensReviews: rows.lensReviews
      .filter(({ workload_id }) => workload_id === row.id)
      .map(review => toLensReview(review, rows, rules))
      .sort(frameworkFirst),
  };
}

/** The pillars of a lens review with their counts, now and at the last milestone. */
export function toCountedLens(
  review: LensReviewRow,
  rows: ReviewRows,
): CountedLens {
  const { workload_id, lens_alias, lens_name } = review;
  const isOfReview = (row: { workload_id: string; lens_alias: string }) =>
    row.workload_id === workload_id && row.lens_alias === lens_alias;
  const kept = rows.milestonePillars.filter(isOfReview);
  const last = Math.max(...kept.map(({ number }) => number));
  return {
    lensAlias: lens_alias,
    lensName: lens_name,
    pillars: rows.pillars.filter(isOfReview).map(pillar => {
      const atMilestone = kept.find(
        ({ number, pillar_id }) =>
          number === last && pillar_id === pillar.pillar_id,
      );
      return {
        pillarId: pillar.pillar_id,
        pillarName: pillar.pillar_name,
        riskCounts: fromRiskCountColumns(pillar),
        accepted: countAccepted(
          rows.taskCounts.filter(
            row => isOfReview(row) && row.pillar_id === pillar.pillar_id,
          ),
        ),
        atMilestone: atMilestone && fromRiskCountColumns(atMilestone),
      };
    }),
  };
}

/** A milestone with the scores of its lenses. */
export function toMilestone(
  row: MilestoneRow,
  pillars: MilestonePillarRow[],
  { scoring }: ReviewRules,
): Milestone {
  const own = pillars.filter(({ number }) => number === row.number);
  const aliases = [...new Set(own.map(({ lens_alias }) => lens_alias))];
  return {
    milestoneNumber: row.number,
    milestoneName: row.name,
    recordedAt: row.recorded_at,
    lenses: aliases
      .map(lensAlias => {
        const ofLens = own.filter(({ lens_alias }) => lens_alias === lensAlias);
        return scoreLens(
          {
            lensAlias,
            lensName: ofLens[0].lens_name,
            pillars: ofLens.map(pillar => ({
              pillarId: pillar.pillar_id,
              pillarName: pillar.pillar_name,
              riskCounts: fromRiskCountColumns(pillar),
            })),
          },
          scoring,
        );
      })
      .sort(frameworkFirst),
  };
}

function toLensReview(
  review: LensReviewRow,
  rows: ReviewRows,
  { scoring }: ReviewRules,
): LensReview {
  return {
    ...scoreLens(toCountedLens(review, rows), scoring),
    lensArn: review.lens_arn,
    lensVersion: review.lens_version,
    lensStatus: review.lens_status,
    updatedAt: review.aws_updated_at,
    notes: review.notes,
  };
}

function toLink({ entity_ref, origin }: LinkRow): Link {
  return { entityRef: entity_ref, origin };
}
