import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  choosableStates,
  type TaskEdit,
} from 'backstage-plugin-well-architected-common';
import { readEntityRef } from '../authorization/readEntityRef';
import type { TaskRow } from '../store/tables';
import { changeTask, type ChangedTask } from './changeTask';

const OWNER_KINDS = ['user', 'group'];

/** Who edits, and when. */
export interface Editor {
  actor: string;
  now: string;
  /** The day, YYYY-MM-DD. */
  today: string;
}

/**
 * What an edit makes of a task; undefined when it changes nothing. Whether
 * people that it names exist is not decided here.
 *
 * @throws InputError for what a task cannot be
 */
export function editTask(
  task: TaskRow,
  edit: TaskEdit,
  { actor, now, today }: Editor,
): ChangedTask | undefined {
  requireChoosable(task, edit);
  const changes: Partial<TaskRow> = {
    state: edit.state,
    owner_ref: edit.owner === null ? null : readOwner(edit.owner, 'owner'),
    due_date: edit.dueDate === null ? null : readDay(edit.dueDate),
    note: edit.note.trim(),
    rank: edit.rank ?? null,
    ticket_url: edit.ticketUrl === null ? null : readWebUrl(edit.ticketUrl),
    ...(edit.state === 'accepted' && readAcceptance(task, edit, today)),
  };
  const changed = changeTask(task, changes, { actor, now });
  return changed?.history.length ? changed : undefined;
}

function requireChoosable(task: TaskRow, edit: TaskEdit): void {
  if (
    edit.state === task.state ||
    choosableStates(task.state).includes(edit.state)
  ) {
    return;
  }
  if (edit.state === 'resolved' || edit.state === 'obsolete') {
    throw new InputError(
      `Only a sync makes a task ${edit.state}, when the review says so`,
    );
  }
  throw new InputError(
    task.state === 'resolved'
      ? 'The task is resolved: the review shows its risk no more'
      : 'The task is obsolete: the review no longer has its question',
  );
}

function readAcceptance(
  task: TaskRow,
  { acceptanceReason, approvedBy, acceptedUntil }: TaskEdit,
  today: string,
): Partial<TaskRow> {
  const reason = acceptanceReason?.trim();
  if (!reason || !approvedBy || !acceptedUntil) {
    throw new InputError(
      'A risk is accepted with a reason, who approved it, and until when',
    );
  }
  const until = readDay(acceptedUntil);
  if (until < today && until !== task.accepted_until) {
    throw new InputError(`The acceptance would have ended on ${until}`);
  }
  return {
    acceptance_reason: reason,
    approved_by: readOwner(approvedBy, 'approver'),
    accepted_until: until,
  };
}

function readOwner(text: string, what: string): string {
  const ref = readEntityRef(text);
  const kind = ref.kind.toLocaleLowerCase('en-US');
  if (!OWNER_KINDS.includes(kind)) {
    throw new InputError(`The ${what} must be a User or Group, not '${text}'`);
  }
  return stringifyEntityRef(ref);
}

function readDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new InputError(`'${text}' is no day of the calendar`);
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
