import type { TaskDetail } from 'backstage-plugin-well-architected-common';

/** Changes of a task that are told. */
const TOLD_CHANGES = 10;

/** A task as an agent needs it to work on it. */
export function toTaskOutput({
  answer,
  steps,
  tickedSteps,
  history,
  ...task
}: TaskDetail) {
  const ticked = new Set(tickedSteps.map(({ choiceId }) => choiceId));
  return {
    ...task,
    why: answer?.description,
    inPlace: (answer?.choices ?? [])
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
