import type {
  GetAnswerInput,
  GetAnswerOutput,
  ListAnswersInput,
  ListAnswersOutput,
  UpdateAnswerInput,
  UpdateAnswerOutput,
} from '@aws-sdk/client-wellarchitected';
import type { Lens, Question } from '../lenses/lens';
import { invalidField, notFound } from '../protocol/errors';
import { page } from '../protocol/paging';
import type { WorkloadSnapshot } from '../state/workload';
import { answerOutput, answerSummary, noAnswer } from './answerView';
import {
  changeWorkload,
  findReview,
  findSnapshot,
  type Call,
  type Checked,
} from './call';
import { changeAnswer } from './changeAnswer';
import { isPrioritized } from './priorities';

function findQuestion(lens: Lens, id: string): Question {
  const question = lens.questionsById.get(id);
  if (!question) {
    throw notFound('QUESTION', id);
  }
  return question;
}

/** The questions of a lens that a list asks for. */
export function selectQuestions(
  lens: Lens,
  workload: WorkloadSnapshot,
  {
    PillarId,
    QuestionPriority,
  }: Pick<ListAnswersInput, 'PillarId' | 'QuestionPriority'>,
): Question[] {
  if (PillarId && !lens.pillars.some(({ id }) => id === PillarId)) {
    throw invalidField('PillarId', `The lens has no pillar ${PillarId}`);
  }
  return lens.questions.filter(
    question =>
      (!PillarId || question.pillarId === PillarId) &&
      (QuestionPriority !== 'PRIORITIZED' || isPrioritized(workload, question)),
  );
}

export function listAnswers(
  input: Checked<ListAnswersInput>,
  call: Call,
): ListAnswersOutput {
  const { WorkloadId, MilestoneNumber, PillarId, QuestionPriority } = input;
  const workload = findSnapshot(WorkloadId, MilestoneNumber, call);
  const review = findReview(workload, input.LensAlias, call);
  const lens = call.state.lenses.lensOfReview(review);
  const { items, nextToken } = page(
    selectQuestions(lens, workload, input),
    input,
    [
      call.operation,
      WorkloadId,
      MilestoneNumber,
      lens.arn,
      PillarId,
      QuestionPriority,
    ],
    { largest: 50 },
  );
  return {
    WorkloadId,
    MilestoneNumber,
    LensAlias: lens.alias,
    LensArn: lens.arn,
    AnswerSummaries: items.map(question =>
      answerSummary(question, review, workload),
    ),
    NextToken: nextToken,
  };
}

export function getAnswer(
  input: Checked<GetAnswerInput>,
  call: Call,
): GetAnswerOutput {
  const { WorkloadId, MilestoneNumber } = input;
  const workload = findSnapshot(WorkloadId, MilestoneNumber, call);
  const review = findReview(workload, input.LensAlias, call);
  const lens = call.state.lenses.lensOfReview(review);
  const question = findQuestion(lens, input.QuestionId);
  return {
    WorkloadId,
    MilestoneNumber,
    LensAlias: lens.alias,
    LensArn: lens.arn,
    Answer: answerOutput(question, review.answers[question.id] ?? noAnswer),
  };
}

export function updateAnswer(
  input: Checked<UpdateAnswerInput>,
  call: Call,
): UpdateAnswerOutput {
  const workload = changeWorkload(
    input.WorkloadId,
    call,
    (draft, updatedAt) => {
      const review = findReview(draft, input.LensAlias, call);
      const lens = call.state.lenses.lensOfReview(review);
      const question = findQuestion(lens, input.QuestionId);
      const present = review.answers[question.id] ?? noAnswer;
      review.answers[question.id] = changeAnswer(question, present, input);
      review.updatedAt = updatedAt;
      if (draft.improvementStatus === 'NOT_APPLICABLE') {
        draft.improvementStatus = 'NOT_STARTED';
      }
    },
  );
  const review = findReview(workload, input.LensAlias, call);
  const lens = call.state.lenses.lensOfReview(review);
  const question = findQuestion(lens, input.QuestionId);
  return {
    WorkloadId: workload.id,
    LensAlias: lens.alias,
    LensArn: lens.arn,
    Answer: answerOutput(question, review.answers[question.id]),
  };
}
