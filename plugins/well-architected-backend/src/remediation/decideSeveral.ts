import type {
  TaskChanges,
  TaskOutcome,
} from 'backstage-plugin-well-architected-common';
import type { TaskRow } from '../store/tables';
import type { ChangedTask } from './changeTask';
import { decideEdit, toEdit } from './decideEdit';
import type { Editor } from './editTask';
import { noTask } from './noTask';

/** What is to become of one of several tasks. */
export interface TaskDecision {
  taskId: string;
  /** Undefined where nothing changes. */
  changed?: ChangedTask;
  /** The version of a task that is so already. */
  version?: number;
  /** Why the task cannot be changed so. */
  error?: Error;
}

/** Decides for each of several tasks whether, and how, it is changed. */
export function decideSeveral(options: {
  /** Each with the version that the editor saw. */
  tasks: Array<{ taskId: string; version: number }>;
  changes: TaskChanges;
  editor: Editor;
  /** The stored tasks that the editor may see, by id. */
  rows: Map<string, TaskRow>;
  /** @throws NotAllowedError for a change that the editor may not make */
  requireAllowed: (task: TaskRow, changed: ChangedTask | undefined) => void;
}): TaskDecision[] {
  const { tasks, changes, editor, rows, requireAllowed } = options;
  return tasks.map(({ taskId, version }) => {
    try {
      const row = rows.get(taskId);
      if (!row) {
        throw noTask(taskId);
      }
      const edit = toEdit(row, changes);
      const changed = decideEdit(row, edit, { ...editor, version });
      requireAllowed(row, changed);
      return { taskId, changed, version: row.version };
    } catch (error) {
      return { taskId, error: error as Error };
    }
  });
}

/**
 * What became of a decision, once those of some tasks were stored; undefined
 * where it has to be decided anew, as its task is another by now.
 */
export function toOutcome(
  { taskId, changed, version, error }: TaskDecision,
  stored: ReadonlySet<string>,
): TaskOutcome | undefined {
  if (error) {
    const { name, message } = error;
    return { taskId, outcome: 'failed', error: { name, message } };
  }
  if (!changed) {
    return { taskId, outcome: 'unchanged', version };
  }
  return stored.has(taskId)
    ? { taskId, outcome: 'changed', version: changed.row.version }
    : undefined;
}
