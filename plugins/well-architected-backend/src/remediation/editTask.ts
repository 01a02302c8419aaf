import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { TaskEdit } from 'backstage-plugin-well-architected-common';
import { readEntityRef } from '../authorization/readEntityRef';
import type { TaskHistoryRow, TaskRow } from '../store/tables';

type Decisions = Pick<
  TaskRow,
  'state' | 'owner_ref' | 'due_date' | 'note' | 'ticket_url'
>;

/** The names of what people decide, as the history tells them. */
const FIELDS: Array<[keyof Decisions, keyof TaskEdit]> = [
  ['state', 'state'],
  ['owner_ref', 'owner'],
  ['due_date', 'dueDate'],
  ['note', 'note'],
  ['ticket_url', 'ticketUrl'],
];

const OWNER_KINDS = ['user', 'group'];

/** A task after an edit, and what the history tells of it. */
export interface EditedTask {
  row: TaskRow;
  history: TaskHistoryRow[];
}

/**
 * What an edit makes of a task; undefined when it changes nothing. Whether the
 * owner exists is not decided here.
 *
 * @throws InputError for what a task cannot be
 */
export function editTask(
  task: TaskRow,
  edit: TaskEdit,
  editor: { actor: string; now: string },
): EditedTask | undefined {
  const decisions = readDecisions(task, edit);
  const changed = FIELDS.filter(
    ([column]) => decisions[column] !== task[column],
  );
  if (changed.length === 0) {
    return undefined;
  }
  const version = task.version + 1;
  return {
    row: {
      ...task,
      ...decisions,
      version,
      updated_at: editor.now,
      state_changed_at:
        decisions.state === task.state ? task.state_changed_at : editor.now,
    },
    history: changed.map(([column, field]) => ({
      task_id: task.id,
      version,
      field,
      at: editor.now,
      actor: editor.actor,
      before: task[column],
      after: decisions[column],
      reason: null,
    })),
  };
}

function readDecisions(task: TaskRow, edit: TaskEdit): Decisions {
  if (edit.state !== task.state) {
    if (edit.state === 'resolved') {
      throw new InputError(
        'Only a sync resolves a task, when the review shows the risk no more',
      );
    }
    if (task.state === 'resolved') {
      throw new InputError(
        'The task is resolved: the review shows its risk no more',
      );
    }
  }
  return {
    state: edit.state,
    owner_ref: edit.owner === null ? null : readOwner(edit.owner),
    due_date: edit.dueDate === null ? null : readDay(edit.dueDate),
    note: edit.note.trim(),
    ticket_url: edit.ticketUrl === null ? null : readWebUrl(edit.ticketUrl),
  };
}

function readOwner(text: string): string {
  const ref = readEntityRef(text);
  const kind = ref.kind.toLocaleLowerCase('en-US');
  if (!OWNER_KINDS.includes(kind)) {
    throw new InputError(`The owner must be a User or Group, not '${text}'`);
  }
  return stringifyEntityRef(ref);
}

function readDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new InputError(`The due date '${text}' is no day of the calendar`);
  }
  return text;
}

function readWebUrl(text: string): string {
  const url = text.trim();
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new InputError('The ticket must be an http or https address');
  }
  return url;
}
