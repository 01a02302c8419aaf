import type {
  Risk,
  Task,
  TaskChange,
} from 'backstage-plugin-well-architected-common';
import { fromJson } from '../store/json';
import type { TaskHistoryRow } from '../store/tables';
import type { NamedTaskRow } from '../store/TaskStore';

/** A stored task as it is shown. */
export function toTask(row: NamedTaskRow, today: string): Task {
  return {
    taskId: row.id,
    version: row.version,
    workloadId: row.workload_id,
    workloadName: row.workload_name,
    lensAlias: row.lens_alias,
    lensName: row.lens_name ?? row.lens_alias,
    questionId: row.question_id,
    title: row.title,
    pillarId: row.pillar_id,
    pillarName: row.pillar_name ?? row.pillar_id,
    risk: row.risk as Risk,
    state: row.state,
    owner: row.owner_ref,
    dueDate: row.due_date,
    overdue:
      row.due_date !== null &&
      row.due_date < today &&
      (row.state === 'open' || row.state === 'in-progress'),
    note: row.note,
    ticketUrl: row.ticket_url,
    acceptanceReason: row.acceptance_reason,
    approvedBy: row.approved_by,
    acceptedUntil: row.accepted_until,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** An entry of a task's history as it is shown. */
export function toTaskChange(row: TaskHistoryRow): TaskChange {
  return {
    version: row.version,
    at: row.at,
    actor: row.actor,
    field: row.field as TaskChange['field'],
    before: row.before,
    after: row.after,
    reason: fromJson(row.reason) ?? undefined,
    syncRunId: row.sync_run_id ?? undefined,
  };
}
