import type {
  TaskChange,
  TaskChangeReason,
} from 'backstage-plugin-well-architected-common';
import type { TaskHistoryRow, TaskRow } from '../store/tables';
import { fixOrder } from './fixOrder';

/** The columns that the history tells of, as it names them. */
const TOLD: Array<[keyof TaskRow & string, TaskChange['field']]> = [
  ['risk', 'risk'],
  ['state', 'state'],
  ['owner_ref', 'owner'],
  ['due_date', 'dueDate'],
  ['note', 'note'],
  ['ticket_url', 'ticketUrl'],
  ['acceptance_reason', 'acceptanceReason'],
  ['approved_by', 'approvedBy'],
  ['accepted_until', 'acceptedUntil'],
  ['rank', 'rank'],
];

const NOT_ACCEPTED = {
  acceptance_reason: null,
  approved_by: null,
  accepted_until: null,
};

/** Who or what changes a task. */
export interface ChangedBy {
  /** Entity reference of a person, subject of a service, `sync` or `calendar`. */
  actor: string;
  now: string;
  /** Why the state changed, where no person chose it. */
  reason?: TaskChangeReason;
  syncRunId?: string;
}

/** A task after a change, and what the history tells of it. */
export interface ChangedTask {
  /** The row as it becomes; its version is raised by one where the history tells of it. */
  row: TaskRow;
  history: TaskHistoryRow[];
}

/**
 * Makes a change of a task whole: its version, its moments, its history. A task
 * that is not accepted keeps nothing of an acceptance but its history. Where a
 * sync only puts it elsewhere, or words its question anew, the version stays: to
 * whoever edits the task meanwhile nothing has changed.
 *
 * @returns undefined where nothing changes
 */
export function changeTask(
  task: TaskRow,
  changes: Partial<TaskRow>,
  by: ChangedBy,
): ChangedTask | undefined {
  const changed = { ...task, ...changes };
  const after: TaskRow = {
    ...changed,
    ...(changed.state !== 'accepted' && NOT_ACCEPTED),
    fix_order: fixOrder(changed),
  };
  const columns = Object.keys(after) as Array<keyof TaskRow>;
  if (columns.every(column => after[column] === task[column])) {
    return undefined;
  }
  const told = TOLD.filter(([column]) => after[column] !== task[column]);
  if (told.length === 0) {
    return { row: after, history: [] };
  }
  const version = task.version + 1;
  return {
    row: {
      ...after,
      version,
      updated_at: by.now,
      state_changed_at:
        after.state === task.state ? task.state_changed_at : by.now,
    },
    history: told.map(([column, field]) => ({
      task_id: task.id,
      version,
      field,
      at: by.now,
      actor: by.actor,
      before: toText(task[column]),
      after: toText(after[column]),
      reason: field === 'state' && by.reason ? JSON.stringify(by.reason) : null,
      sync_run_id: by.syncRunId ?? null,
    })),
  };
}

function toText(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
