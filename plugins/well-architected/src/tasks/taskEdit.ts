import type { TaskDecisions } from 'backstage-plugin-well-architected-common';
import { isWebUrl } from '../webUrl';
import { firstEnd } from './acceptanceEnd';

/** What people decide about a task, in the order in which the form asks for it. */
export const TASK_EDIT_FIELDS = [
  'owner',
  'dueDate',
  'rank',
  'state',
  'acceptanceReason',
  'approvedBy',
  'acceptedUntil',
  'ticketUrl',
  'note',
] as const satisfies readonly (keyof TaskDecisions)[];

/** @see TASK_EDIT_FIELDS */
export type TaskEditField = (typeof TASK_EDIT_FIELDS)[number];

/** Why a risk is accepted, who approved, and until when. */
export type Acceptance = Pick<
  TaskDecisions,
  'acceptanceReason' | 'approvedBy' | 'acceptedUntil'
>;

/** Only an accepted task tells of an acceptance. */
export const NOT_ACCEPTED = {
  acceptanceReason: null,
  approvedBy: null,
  acceptedUntil: null,
} as const satisfies Acceptance;

/**
 * The part of a task that people decide: of one that is not accepted without an
 * acceptance, of which a form may have kept what was typed.
 */
export function toTaskEdit(task: TaskDecisions): TaskDecisions {
  const { state, owner, dueDate, note, ticketUrl } = task;
  const { rank, acceptanceReason, approvedBy, acceptedUntil } = task;
  return {
    state,
    owner,
    dueDate,
    rank,
    note,
    ticketUrl,
    ...(state === 'accepted'
      ? { acceptanceReason, approvedBy, acceptedUntil }
      : NOT_ACCEPTED),
  };
}

/** A field's value as text, as the history has it. */
export function textOf(
  decisions: TaskDecisions,
  field: TaskEditField,
): string | null {
  const value = decisions[field];
  return value === null ? null : String(value);
}

/** The fields in which two edits differ. */
export function changedFields(
  a: TaskDecisions,
  b: TaskDecisions,
): TaskEditField[] {
  return TASK_EDIT_FIELDS.filter(field => a[field] !== b[field]);
}

/** Whether a ticket link can be saved: a web address, or none. */
export function isValidTicketUrl(ticketUrl: string | null): boolean {
  return ticketUrl === null || isWebUrl(ticketUrl);
}

/**
 * Whether nothing is missing of an acceptance, and it has not ended.
 *
 * @param ends - the ends of the acceptances that are stored
 */
export function isAcceptance(
  edit: Partial<Acceptance>,
  ends: readonly (string | null)[],
): boolean {
  const { acceptanceReason, approvedBy, acceptedUntil } = edit;
  return Boolean(
    acceptanceReason?.trim() &&
      approvedBy &&
      acceptedUntil &&
      acceptedUntil >= firstEnd(acceptedUntil, ends),
  );
}

/**
 * Whether an edit can be saved: nothing wrong, and nothing missing of an acceptance.
 *
 * @param stored - what it is an edit of
 */
export function isValidTaskEdit(
  edit: TaskDecisions,
  stored: TaskDecisions,
): boolean {
  return (
    isValidTicketUrl(edit.ticketUrl) &&
    (edit.state !== 'accepted' || isAcceptance(edit, [stored.acceptedUntil]))
  );
}
