import type { AnswerReason } from '@aws-sdk/client-wellarchitected';
import type { Lens, Question } from '../lenses/lens';
import { isNoneOfThese } from '../lenses/lensDocument';
import type { Answer, ChoiceAnswer } from '../state/workload';
import { chance, choose } from './chance';
import type { Stage } from './maturity';

const answerNotes = [
  'Agreed in the review meeting; the team lead follows up.',
  'In place for the main path, batch jobs are still open.',
  'See the decision record in the repository of the service.',
  'Waiting for the platform team’s new module, expected next quarter.',
  'Checked together with operations; evidence is linked in the ticket.',
  'Works in one Region only.',
];

const outOfScope: readonly { reason: AnswerReason; note: string }[] = [
  { reason: 'OUT_OF_SCOPE', note: 'The service keeps no data of its own.' },
  {
    reason: 'BUSINESS_PRIORITIES',
    note: 'Not before the season; revisit in spring.',
  },
  {
    reason: 'ARCHITECTURE_CONSTRAINTS',
    note: 'The vendor runs this part for us.',
  },
  { reason: 'OTHER', note: 'Handled by another workload.' },
];

/** Salts keep the chances of one question independent of each other. */
const salt = {
  answered: 1,
  applicable: 2,
  note: 3,
  choice: 4,
  pillar: 5,
  set: 6,
  jira: 7,
};

function choicesOf(
  workload: number,
  question: Question,
  number: number,
  inPlace: number,
): Record<string, ChoiceAnswer> {
  const choices: Record<string, ChoiceAnswer> = {};
  question.choices.forEach(({ id }, index) => {
    if (isNoneOfThese(id)) {
      return;
    }
    if (chance(workload, number, index, salt.set) < 0.025) {
      choices[id] = {
        status: 'NOT_APPLICABLE',
        reason: 'ARCHITECTURE_CONSTRAINTS',
        notes: 'Nothing here to apply it to.',
      };
    } else if (chance(workload, number, index, salt.choice) < inPlace) {
      // The same chance at every stage: what was in place once stays in place.
      choices[id] = { status: 'SELECTED' };
    }
  });
  const none = question.choices.find(({ id }) => isNoneOfThese(id));
  const isEmpty = !Object.values(choices).some(
    ({ status }) => status === 'SELECTED',
  );
  if (none && isEmpty) {
    choices[none.id] = { status: 'SELECTED' };
  }
  return choices;
}

function answerOf(
  workload: number,
  question: Question,
  number: number,
  stage: Stage,
  jiraProjectKey: string | undefined,
): Answer | undefined {
  if (chance(workload, number, salt.answered) >= stage.answered) {
    return undefined;
  }
  if (chance(workload, number, salt.applicable) < 0.04) {
    const { reason, note } = choose(outOfScope, workload, number);
    return { isApplicable: false, reason, notes: note, choices: {} };
  }
  const pillarBias =
    (chance(workload, question.pillarId.length, salt.pillar) - 0.5) * 0.16;
  const inPlace = Math.min(stage.inPlace + pillarBias, 0.99);
  const answer: Answer = {
    isApplicable: true,
    choices: choicesOf(workload, question, number, inPlace),
  };
  if (chance(workload, number, salt.note) < 0.14) {
    answer.notes = choose(answerNotes, workload, number, salt.note);
  }
  if (jiraProjectKey && chance(workload, number, salt.jira) < 0.25) {
    const issue = 100 + Math.floor(chance(workload, number) * 900);
    answer.jiraIssueUrl = `https://larkfield-goods.atlassian.example/browse/${jiraProjectKey}-${issue}`;
  }
  return answer;
}

/** The answers that a workload of the sample had given at one stage. */
export function answersAt(
  workload: number,
  lens: Lens,
  stage: Stage,
  jiraProjectKey?: string,
): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  lens.questions.forEach((question, number) => {
    const answer = answerOf(workload, question, number, stage, jiraProjectKey);
    if (answer) {
      answers[question.id] = answer;
    }
  });
  return answers;
}
