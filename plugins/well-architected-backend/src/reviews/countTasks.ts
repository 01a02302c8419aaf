import type {
  AcceptedRisks,
  EntityReview,
  Risk,
  TaskState,
} from 'backstage-plugin-well-architected-common';
import type { TaskCountRow } from '../store/reviewRows';
import { TO_DO, UNRESOLVED } from '../store/taskStates';

const ACCEPTED: TaskState[] = ['accepted'];

/** How many tasks want attention, from those of each pillar. */
export function countTasks(rows: TaskCountRow[]): EntityReview['tasks'] {
  const accepted = countAccepted(rows);
  return {
    openHighRisk: countAtRisk(rows, 'HIGH', UNRESOLVED),
    openMediumRisk: countAtRisk(rows, 'MEDIUM', UNRESOLVED),
    acceptedHighRisk: accepted.high,
    acceptedMediumRisk: accepted.medium,
    overdue: rows
      .filter(({ state }) => TO_DO.includes(state))
      .reduce((sum, { past_due }) => sum + past_due, 0),
  };
}

/** How many risks are accepted. */
export function countAccepted(rows: TaskCountRow[]): AcceptedRisks {
  return {
    high: countAtRisk(rows, 'HIGH', ACCEPTED),
    medium: countAtRisk(rows, 'MEDIUM', ACCEPTED),
  };
}

function countAtRisk(
  rows: TaskCountRow[],
  risk: Risk,
  states: TaskState[],
): number {
  return rows
    .filter(row => row.risk === risk && states.includes(row.state))
    .reduce((sum, { tasks }) => sum + tasks, 0);
}
