import type {
  GetLensReviewInput,
  GetLensReviewOutput,
  LensReview as LensReviewOutput,
  LensReviewSummary,
  LensStatus,
  ListLensReviewsInput,
  ListLensReviewsOutput,
  UpdateLensReviewInput,
  UpdateLensReviewOutput,
  UpgradeLensReviewInput,
} from '@aws-sdk/client-wellarchitected';
import type { Lens, Question } from '../lenses/lens';
import { countRisks } from '../lenses/risk';
import { conflict, invalidField } from '../protocol/errors';
import { page } from '../protocol/paging';
import type { LensReview, WorkloadSnapshot } from '../state/workload';
import {
  changeWorkload,
  findReview,
  findSnapshot,
  once,
  type Call,
  type Checked,
} from './call';
import { addMilestone } from './milestones';
import { isPrioritized, profilesOf } from './priorities';

function lensStatus(lens: Lens, { state, source }: Call): LensStatus {
  const newest = state.lenses.newest(lens.arn, source);
  if (!newest) {
    return state.lenses.isDeleted(lens.arn) ? 'DELETED' : 'UNSHARED';
  }
  return newest.version === lens.version ? 'CURRENT' : 'NOT_CURRENT';
}

function prioritized(
  workload: WorkloadSnapshot,
  questions: readonly Question[],
) {
  return questions.filter(question => isPrioritized(workload, question));
}

function summaryOf(
  workload: WorkloadSnapshot,
  review: LensReview,
  call: Call,
): LensReviewSummary {
  const lens = call.state.lenses.lensOfReview(review);
  return {
    LensAlias: lens.alias,
    LensArn: lens.arn,
    LensVersion: lens.version,
    LensName: lens.name,
    LensStatus: lensStatus(lens, call),
    UpdatedAt: new Date(review.updatedAt),
    RiskCounts: countRisks(lens.questions, review),
    Profiles: profilesOf(workload),
    PrioritizedRiskCounts: countRisks(
      prioritized(workload, lens.questions),
      review,
    ),
  };
}

function outputOf(
  workload: WorkloadSnapshot,
  review: LensReview,
  call: Call,
): LensReviewOutput {
  const lens = call.state.lenses.lensOfReview(review);
  return {
    ...summaryOf(workload, review, call),
    Notes: review.notes,
    PillarReviewSummaries: lens.pillars.map(({ id, name }) => {
      const questions = lens.questions.filter(
        ({ pillarId }) => pillarId === id,
      );
      return {
        PillarId: id,
        PillarName: name,
        Notes: review.pillarNotes[id],
        RiskCounts: countRisks(questions, review),
        PrioritizedRiskCounts: countRisks(
          prioritized(workload, questions),
          review,
        ),
      };
    }),
  };
}

export function listLensReviews(
  input: Checked<ListLensReviewsInput>,
  call: Call,
): ListLensReviewsOutput {
  const { WorkloadId, MilestoneNumber } = input;
  const workload = findSnapshot(WorkloadId, MilestoneNumber, call);
  const { items, nextToken } = page(
    workload.reviews,
    input,
    [call.operation, WorkloadId, MilestoneNumber],
    { largest: 50 },
  );
  return {
    WorkloadId,
    MilestoneNumber,
    LensReviewSummaries: items.map(review => summaryOf(workload, review, call)),
    NextToken: nextToken,
  };
}

export function getLensReview(
  input: Checked<GetLensReviewInput>,
  call: Call,
): GetLensReviewOutput {
  const { WorkloadId, MilestoneNumber, LensAlias } = input;
  const workload = findSnapshot(WorkloadId, MilestoneNumber, call);
  const review = findReview(workload, LensAlias, call);
  return {
    WorkloadId,
    MilestoneNumber,
    LensReview: outputOf(workload, review, call),
  };
}

export function updateLensReview(
  input: Checked<UpdateLensReviewInput>,
  call: Call,
): UpdateLensReviewOutput {
  const workload = changeWorkload(
    input.WorkloadId,
    call,
    (draft, updatedAt) => {
      const review = findReview(draft, input.LensAlias, call);
      const { pillars } = call.state.lenses.lensOfReview(review);
      for (const [pillarId, notes] of Object.entries(input.PillarNotes ?? {})) {
        if (!pillars.some(({ id }) => id === pillarId)) {
          throw invalidField(
            'PillarNotes',
            `The lens has no pillar ${pillarId}`,
          );
        }
        review.pillarNotes[pillarId] = notes;
      }
      review.notes = input.LensNotes ?? review.notes;
      review.updatedAt = updatedAt;
    },
  );
  const review = findReview(workload, input.LensAlias, call);
  return {
    WorkloadId: workload.id,
    LensReview: outputOf(workload, review, call),
  };
}

export function upgradeLensReview(
  input: Checked<UpgradeLensReviewInput>,
  call: Call,
): object {
  return once(input.ClientRequestToken, call, () => {
    changeWorkload(input.WorkloadId, call, (draft, updatedAt) => {
      const review = findReview(draft, input.LensAlias, call);
      const newest = call.state.lenses.newest(review.lensArn, call.source);
      if (!newest || newest.version === review.lensVersion) {
        throw conflict(
          'LENS_REVIEW',
          input.LensAlias,
          'The lens review already uses the newest version of its lens',
        );
      }
      addMilestone(draft, input.MilestoneName, updatedAt);
      review.lensVersion = newest.version;
      review.updatedAt = updatedAt;
      for (const questionId of Object.keys(review.answers)) {
        if (!newest.questionsById.has(questionId)) {
          delete review.answers[questionId];
        }
      }
    });
    return {};
  });
}
