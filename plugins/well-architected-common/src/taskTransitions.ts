import type { TaskState } from './types';

/**
 * What happens to a task without a person:
 *
 * - `atRisk`: a sync sees that the review shows the tracked risk
 * - `riskRisen`: a sync sees a higher risk than before
 * - `contradicted`: the review was changed after the task was, and still shows the risk
 * - `riskGone`: a sync sees that the review shows no tracked risk any more
 * - `questionGone`: the review's lens no longer asks the question
 * - `acceptanceEnded`: the last day of an acceptance is over
 *
 * @public
 */
export type TaskEvent =
  | 'atRisk'
  | 'riskRisen'
  | 'contradicted'
  | 'riskGone'
  | 'questionGone'
  | 'acceptanceEnded';

/** A state's way on: by people's choice, and by what happens. */
interface Transitions {
  people: readonly TaskState[];
  events: Partial<Record<TaskEvent, TaskState>>;
}

/** While the risk is there, it may be worked at, and may go. */
const AT_RISK = { riskGone: 'resolved', questionGone: 'obsolete' } as const;

const TRANSITIONS: Record<TaskState, Transitions> = {
  open: {
    people: ['in-progress', 'done', 'accepted'],
    events: AT_RISK,
  },
  'in-progress': {
    people: ['open', 'done', 'accepted'],
    events: AT_RISK,
  },
  done: {
    people: ['open', 'in-progress', 'accepted'],
    events: { ...AT_RISK, riskRisen: 'open', contradicted: 'open' },
  },
  accepted: {
    people: ['open', 'in-progress', 'done'],
    events: { ...AT_RISK, riskRisen: 'open', acceptanceEnded: 'open' },
  },
  resolved: {
    people: [],
    events: { atRisk: 'open' },
  },
  obsolete: {
    people: [],
    events: { atRisk: 'open', riskGone: 'resolved' },
  },
};

/**
 * The state of a task after something happened to it; the same when nothing
 * comes of it.
 *
 * @public
 */
export function stateAfter(state: TaskState, event: TaskEvent): TaskState {
  return TRANSITIONS[state].events[event] ?? state;
}

/**
 * The states that people may choose for a task, beside the one it has.
 *
 * @public
 */
export function choosableStates(state: TaskState): readonly TaskState[] {
  return TRANSITIONS[state].people;
}
