import type {
  AnswerDetail,
  TaskDetail,
} from 'backstage-plugin-well-architected-common';

/** Changes of a task that are told. */
const TOLD_CHANGES = 10;

/**
 * A task as an agent needs it to work on it.
 *
 * @param question - as the review answers it now; undefined when the lens no
 * longer has it
 */
export function toTaskOutput(
  { steps, tickedSteps, history, ...task }: TaskDetail,
  question: AnswerDetail | undefined,
) {
  const ticked = new Set(tickedSteps.map(({ choiceId }) => choiceId));
  return {
    ...task,
    why: question?.description,
    answerNotes: question?.notes ?? null,
    inPlace: (question?.choices ?? [])
      .filter(({ status }) => status === 'SELECTED')
      .map(({ title }) => title),
    steps: steps.map(({ choiceId, ...step }) => ({
      ...step,
      ticked: ticked.has(choiceId),
    })),
    history: history.slice(0, TOLD_CHANGES).map(({ reason, ...change }) => ({
      ...change,
      reason: reason?.event,
    })),
  };
}
