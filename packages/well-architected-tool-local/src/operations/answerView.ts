import type {
  Answer as AnswerOutput,
  AnswerSummary,
  Choice,
} from '@aws-sdk/client-wellarchitected';
import type { Question } from '../lenses/lens';
import { riskOf } from '../lenses/risk';
import type { Answer, LensReview, WorkloadSnapshot } from '../state/workload';
import { isPrioritized } from './priorities';

/** A question that nobody has answered yet. */
export const noAnswer: Answer = { isApplicable: true, choices: {} };

function contentOf(resource?: { displayText: string; url?: string }) {
  return resource && { DisplayText: resource.displayText, Url: resource.url };
}

function choicesOf({ choices }: Question): Choice[] {
  return choices.map(choice => ({
    ChoiceId: choice.id,
    Title: choice.title,
    Description: choice.helpfulResource?.displayText ?? choice.title,
    HelpfulResource: contentOf(choice.helpfulResource),
    ImprovementPlan: contentOf(choice.improvementPlan),
  }));
}

/** What answers and their summaries have in common. */
function commonOf(question: Question, answer: Answer) {
  return {
    QuestionId: question.id,
    PillarId: question.pillarId,
    QuestionTitle: question.title,
    Choices: choicesOf(question),
    SelectedChoices: Object.entries(answer.choices)
      .filter(([, { status }]) => status === 'SELECTED')
      .map(([id]) => id),
    IsApplicable: answer.isApplicable,
    Risk: riskOf(question, answer),
    Reason: answer.reason ?? 'NONE',
    JiraConfiguration: answer.jiraIssueUrl
      ? { JiraIssueUrl: answer.jiraIssueUrl }
      : undefined,
  };
}

function choiceAnswersOf(answer: Answer) {
  return Object.entries(answer.choices).map(
    ([id, { status, reason, notes }]) => ({
      ChoiceId: id,
      Status: status,
      Reason: reason ?? ('NONE' as const),
      Notes: notes,
    }),
  );
}

/** An answer as ListAnswers shows it: without notes, as in the service. */
export function answerSummary(
  question: Question,
  review: LensReview,
  workload: WorkloadSnapshot,
): AnswerSummary {
  const answer = review.answers[question.id] ?? noAnswer;
  return {
    ...commonOf(question, answer),
    ChoiceAnswerSummaries: choiceAnswersOf(answer),
    QuestionType: isPrioritized(workload, question)
      ? 'PRIORITIZED'
      : 'NON_PRIORITIZED',
  };
}

/** An answer as GetAnswer and UpdateAnswer show it. */
export function answerOutput(question: Question, answer: Answer): AnswerOutput {
  return {
    ...commonOf(question, answer),
    QuestionDescription: question.description,
    ImprovementPlanUrl: question.helpfulResource?.url,
    HelpfulResourceUrl: question.helpfulResource?.url,
    HelpfulResourceDisplayText: question.helpfulResource?.displayText,
    ChoiceAnswers: choiceAnswersOf(answer),
    Notes: answer.notes,
  };
}
