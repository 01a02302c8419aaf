import type {
  Task,
  TaskOutcome,
} from 'backstage-plugin-well-architected-common';
import type { TaskSelection } from './taskSelection';

/** Why some tasks were not changed. */
export interface FailureOfTasks {
  /** What the backend says; see {@link FailureReason} for what the page says better. */
  message: string;
  reason: FailureReason | undefined;
  tasks: Task[];
}

/** Failures that the page words for its reader. */
export type FailureReason = 'changed' | 'notAllowed' | 'gone';

/** What became of a change of several tasks. */
export interface SeveralTasksOutcome {
  changed: number;
  /** How many were so already. */
  unchanged: number;
  /** The tasks that were not changed, by the reason, most of them first. */
  failures: FailureOfTasks[];
}

const REASONS: Partial<Record<string, FailureReason>> = {
  PreconditionFailedError: 'changed',
  NotAllowedError: 'notAllowed',
  NotFoundError: 'gone',
};

/** Puts what became of each task together. */
export function summariseOutcomes(
  outcomes: readonly TaskOutcome[],
  selection: TaskSelection,
): SeveralTasksOutcome {
  const failures = new Map<string, FailureOfTasks>();
  for (const { taskId, outcome, error } of outcomes) {
    const task = selection.get(taskId);
    if (outcome !== 'failed' || !task) {
      continue;
    }
    const { name, message } = error ?? { name: '', message: '' };
    const reason = REASONS[name];
    const failure = failures.get(reason ?? message) ?? {
      message,
      reason,
      tasks: [],
    };
    failure.tasks.push(task);
    failures.set(reason ?? message, failure);
  }
  const count = (of: TaskOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === of).length;
  return {
    changed: count('changed'),
    unchanged: count('unchanged'),
    failures: [...failures.values()].sort(
      (a, b) => b.tasks.length - a.tasks.length,
    ),
  };
}
