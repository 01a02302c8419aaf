import type {
  ImprovementSummary,
  ListLensReviewImprovementsInput,
  ListLensReviewImprovementsOutput,
} from '@aws-sdk/client-wellarchitected';
import type { Question } from '../lenses/lens';
import { isNoneOfThese } from '../lenses/lensDocument';
import { riskOf } from '../lenses/risk';
import { page } from '../protocol/paging';
import type { LensReview } from '../state/workload';
import { selectQuestions } from './answers';
import { findReview, findSnapshot, type Call, type Checked } from './call';

function improvementOf(
  question: Question,
  review: LensReview,
): ImprovementSummary {
  const answer = review.answers[question.id];
  const missing = question.choices.filter(({ id }) => {
    const status = answer?.choices[id]?.status ?? 'UNSELECTED';
    return status === 'UNSELECTED' && !isNoneOfThese(id);
  });
  return {
    QuestionId: question.id,
    PillarId: question.pillarId,
    QuestionTitle: question.title,
    Risk: riskOf(question, answer),
    ImprovementPlanUrl: question.helpfulResource?.url,
    ImprovementPlans: missing.map(({ id, improvementPlan }) => ({
      ChoiceId: id,
      DisplayText: improvementPlan?.displayText,
      ImprovementPlanUrl: improvementPlan?.url,
    })),
    JiraConfiguration: answer?.jiraIssueUrl
      ? { JiraIssueUrl: answer.jiraIssueUrl }
      : undefined,
  };
}

export function listLensReviewImprovements(
  input: Checked<ListLensReviewImprovementsInput>,
  call: Call,
): ListLensReviewImprovementsOutput {
  const { WorkloadId, MilestoneNumber, PillarId, QuestionPriority } = input;
  const workload = findSnapshot(WorkloadId, MilestoneNumber, call);
  const review = findReview(workload, input.LensAlias, call);
  const lens = call.state.lenses.lensOfReview(review);
  const atRisk = selectQuestions(lens, workload, input).filter(question =>
    ['HIGH', 'MEDIUM'].includes(riskOf(question, review.answers[question.id])),
  );
  const { items, nextToken } = page(
    atRisk,
    input,
    [
      call.operation,
      WorkloadId,
      MilestoneNumber,
      lens.arn,
      PillarId,
      QuestionPriority,
    ],
    {
      largest: 100,
      // By the question's place in the lens, so that an answer which changes
      // between two pages pushes no other question out of the list.
      positionOf: question => lens.questions.indexOf(question),
    },
  );
  return {
    WorkloadId,
    MilestoneNumber,
    LensAlias: lens.alias,
    LensArn: lens.arn,
    ImprovementSummaries: items.map(question =>
      improvementOf(question, review),
    ),
    NextToken: nextToken,
  };
}
