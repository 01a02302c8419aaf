import type {
  Answer,
  ImprovementStep,
  Risk,
} from 'backstage-plugin-well-architected-common';
import type { ChoiceAnswerContent } from '../aws';
import type { AnswerWithTextsRow } from '../store/answersWithTexts';
import { fromJson } from '../store/json';
import type { ChoiceTexts } from '../store/LensStore';
import type { QuestionTaskRow } from '../store/TaskStore';

/** A stored answer as it is shown. */
export function toAnswer(
  row: AnswerWithTextsRow,
  task?: QuestionTaskRow,
): Answer {
  const given: Record<string, ChoiceAnswerContent> = JSON.parse(row.choices);
  const choices: ChoiceTexts[] = fromJson(row.lens_choices) ?? [];
  return {
    questionId: row.question_id,
    pillarId: row.pillar_id,
    pillarName: row.pillar_name ?? row.pillar_id,
    title: row.title ?? row.question_id,
    description: row.description ?? undefined,
    helpfulResourceUrl: row.helpful_resource_url ?? undefined,
    risk: row.risk as Risk,
    applicable: Boolean(row.applicable),
    reason: row.reason && row.reason !== 'NONE' ? row.reason : undefined,
    choices: choices.map(({ choiceId, title, description }) => ({
      choiceId,
      title,
      description,
      status: given[choiceId]?.status ?? 'UNSELECTED',
      reason: given[choiceId]?.reason,
    })),
    jiraIssueUrl: row.jira_issue_url ?? undefined,
    taskId: task?.id,
    taskState: task?.state,
  };
}

/** The improvement plan of a stored answer, in the order of the lens. */
export function toImprovementSteps(row: AnswerWithTextsRow): ImprovementStep[] {
  const planned = new Set<string>(JSON.parse(row.improvements));
  const choices: ChoiceTexts[] = fromJson(row.lens_choices) ?? [];
  return choices
    .filter(({ choiceId }) => planned.has(choiceId))
    .map(({ choiceId, title, improvementText, improvementUrl }) => ({
      choiceId,
      title,
      text: improvementText,
      url: improvementUrl,
    }));
}
