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
  const last = new Map(byNumber(rows).map(row => [row.choice_id, row]));
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
  const ticks = inOrder(steps);
  const history: TaskChange[] = [];
  // Changes stay in the order of their versions: the moment of a sync is that
  // in which it began to read.
  for (const change of changes) {
    while (ticks.length > 0 && ticks[ticks.length - 1].since > change.at) {
      history.push(toStepChange(ticks.pop()!.step, answer));
    }
    history.push(toTaskChange(change));
  }
  const others = ticks.reverse().map(({ step }) => toStepChange(step, answer));
  return [...history, ...others];
}

/** What is ticked goes by number, not by time: clocks of several processes differ. */
function byNumber(steps: TaskStepRow[]): TaskStepRow[] {
  return [...steps].sort((a, b) => a.number - b.number);
}

/**
 * Ticks, the oldest first: those of one step by number, and those of several by
 * the moments since when they may have been made, none before the one it follows.
 */
function inOrder(
  steps: TaskStepRow[],
): Array<{ step: TaskStepRow; since: string }> {
  const last = new Map<string, string>();
  const ticks = byNumber(steps).map(step => {
    const before = last.get(step.choice_id) ?? '';
    const since = before > step.at ? before : step.at;
    last.set(step.choice_id, since);
    return { step, since };
  });
  return ticks.sort((a, b) => {
    if (a.since === b.since) {
      return 0;
    }
    return a.since < b.since ? -1 : 1;
  });
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
