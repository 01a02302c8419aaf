import type {
  TaskChanges,
  TaskEdit,
} from 'backstage-plugin-well-architected-common';
import type { TaskRow } from '../store/tables';
import type { ChangedTask } from './changeTask';
import { editTask, type Editor } from './editTask';
import { PreconditionFailedError } from './PreconditionFailedError';

/**
 * What an edit makes of a task that its editor saw at some version; undefined
 * when the task is so already, whoever made it so. So an edit that is sent
 * again, because its answer was lost, is no conflict
 * (https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1).
 *
 * @throws InputError for what a task cannot be
 * @throws PreconditionFailedError when somebody else made it something else
 */
export function decideEdit(
  task: TaskRow,
  edit: TaskEdit,
  editor: Editor & { version: number },
): ChangedTask | undefined {
  if (task.version === editor.version) {
    return editTask(task, edit, editor);
  }
  if (isSo(task, edit, editor)) {
    return undefined;
  }
  throw somebodyElseWasQuicker();
}

/** The whole of an edit that changes some of a task only. */
export function toEdit(task: TaskRow, changes: TaskChanges): TaskEdit {
  return {
    state: task.state,
    owner: task.owner_ref,
    dueDate: task.due_date,
    note: task.note,
    rank: task.rank,
    ticketUrl: task.ticket_url,
    acceptanceReason: task.acceptance_reason,
    approvedBy: task.approved_by,
    acceptedUntil: task.accepted_until,
    ...changes,
  };
}

/** Says that the task has another version by now. */
function somebodyElseWasQuicker(): PreconditionFailedError {
  return new PreconditionFailedError(
    'Somebody else has changed the task meanwhile',
  );
}

function isSo(task: TaskRow, edit: TaskEdit, editor: Editor): boolean {
  try {
    return editTask(task, edit, editor) === undefined;
  } catch {
    return false;
  }
}
