import type {
  Answer,
  Risk,
  Task,
  TaskChange,
  TaskComment,
  TickedStep,
} from 'backstage-plugin-well-architected-common';
import { fromJson } from '../store/json';
import type {
  TaskCommentRow,
  TaskHistoryRow,
  TaskStepRow,
} from '../store/tables';
import type { NamedTaskRow } from '../store/namedTasks';

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
    // SQLite has no booleans: they come back as numbers.
    ownerLeft: row.owner_in_catalog !== null && !Boolean(row.owner_in_catalog),
    note: row.note,
    rank: row.rank,
    ticketUrl: row.ticket_url,
    acceptanceReason: row.acceptance_reason,
    approvedBy: row.approved_by,
    acceptedUntil: row.accepted_until,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The steps of a task that are ticked off. */
export function toTickedSteps(rows: TaskStepRow[]): TickedStep[] {
  // By number, not by time: clocks of several processes differ.
  const inOrder = [...rows].sort((a, b) => a.number - b.number);
  const last = new Map(inOrder.map(row => [row.choice_id, row]));
  return [...last.values()]
    .filter(({ done }) => done)
    .map(({ choice_id, actor, at }) => ({ choiceId: choice_id, actor, at }));
}

/** A comment on a task as it is shown. */
export function toTaskComment(row: TaskCommentRow): TaskComment {
  return {
    commentId: row.id,
    author: row.author,
    at: row.at,
    text: row.text,
  };
}

/** What the history of a task tells, the newest first. */
export function toHistory(
  changes: TaskHistoryRow[],
  steps: TaskStepRow[],
  answer: Answer | undefined,
): TaskChange[] {
  const ticks = steps.map(step => toStepChange(step, answer));
  const history: TaskChange[] = [];
  // Changes stay in the order of their versions: the moment of a sync is that
  // in which it began to read.
  for (const change of changes) {
    while (ticks.length > 0 && ticks[ticks.length - 1].at > change.at) {
      history.push(ticks.pop()!);
    }
    history.push(toTaskChange(change));
  }
  return [...history, ...ticks.reverse()];
}

function toStepChange(
  { choice_id, done, at, actor }: TaskStepRow,
  answer: Answer | undefined,
): TaskChange {
  const choice = answer?.choices.find(each => each.choiceId === choice_id);
  const title = choice?.title ?? choice_id;
  return {
    at,
    actor,
    field: 'step',
    before: done ? null : title,
    after: done ? title : null,
  };
}

function toTaskChange(row: TaskHistoryRow): TaskChange {
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
