import type { TaskEdit } from 'backstage-plugin-well-architected-common';
import { isWebUrl } from '../webUrl';

/** What people decide about a task, in the order in which the form asks for it. */
export const TASK_EDIT_FIELDS = [
  'owner',
  'dueDate',
  'state',
  'ticketUrl',
  'note',
] as const satisfies readonly (keyof TaskEdit)[];

/** @see TASK_EDIT_FIELDS */
export type TaskEditField = (typeof TASK_EDIT_FIELDS)[number];

/** The part of a task that people decide. */
export function toTaskEdit(task: TaskEdit): TaskEdit {
  const { state, owner, dueDate, note, ticketUrl } = task;
  return { state, owner, dueDate, note, ticketUrl };
}

/** The fields in which two edits differ. */
export function changedFields(a: TaskEdit, b: TaskEdit): TaskEditField[] {
  return TASK_EDIT_FIELDS.filter(field => a[field] !== b[field]);
}

/** Whether an edit can be saved: a ticket link is a web address, or none. */
export function isValidTaskEdit({ ticketUrl }: TaskEdit): boolean {
  return ticketUrl === null || isWebUrl(ticketUrl);
}
