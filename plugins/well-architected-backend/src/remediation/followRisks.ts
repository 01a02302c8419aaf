import { createHash } from 'crypto';
import type { Risk } from 'backstage-plugin-well-architected-common';
import type { TaskHistoryRow, TaskRow } from '../store/tables';

/** A lens review as far as tasks follow it. */
export interface FollowedReview {
  lensAlias: string;
  /** When the review last changed at AWS. */
  updatedAt: string;
  questions: Array<{
    questionId: string;
    pillarId: string;
    title: string;
    risk: Risk;
  }>;
}

/** What changes with the tasks of a workload. */
export interface FollowedTasks {
  inserts: TaskRow[];
  /** Rows as they become, their version raised by one. */
  updates: TaskRow[];
  history: TaskHistoryRow[];
}

/** Says what the risks of a workload's reviews do to its tasks. */
export type FollowRisks = (input: {
  workloadId: string;
  /** All tasks of the workload. */
  tasks: TaskRow[];
  /** All its lens reviews. */
  reviews: FollowedReview[];
  now: string;
}) => FollowedTasks;

type Change = Pick<TaskHistoryRow, 'field' | 'before' | 'after' | 'reason'>;

/**
 * Makes the rule by which remediation tasks follow risks.
 *
 * A tracked risk has one task, for ever. A sync resolves it when the risk is
 * gone, reopens it when the risk is back, and when a review that changed after
 * somebody called the task done still shows the risk. What people wrote stays.
 */
export function createFollowRisks(trackedRisks: Risk[]): FollowRisks {
  const isTracked = (risk: Risk) => trackedRisks.includes(risk);

  return ({ workloadId, tasks, reviews, now }) => {
    const followed: FollowedTasks = { inserts: [], updates: [], history: [] };
    const untouched = new Map(tasks.map(task => [task.id, task]));

    for (const review of reviews) {
      for (const question of review.questions) {
        const id = taskId(workloadId, review.lensAlias, question.questionId);
        const task = untouched.get(id);
        untouched.delete(id);
        if (task) {
          const { row, changes } = follow(
            task,
            question,
            review.updatedAt,
            isTracked(question.risk),
          );
          update(followed, task, row, changes, now);
        } else if (isTracked(question.risk)) {
          insert(followed, id, workloadId, review.lensAlias, question, now);
        }
      }
    }
    for (const task of untouched.values()) {
      if (task.state !== 'resolved') {
        const reason = 'The review no longer has this question';
        update(
          followed,
          task,
          { ...task, state: 'resolved' },
          [stateChange(task, 'resolved', reason)],
          now,
        );
      }
    }
    return followed;
  };
}

/**
 * The identity of a task: the same for the same question of the same workload
 * at any time, in any database.
 */
export function taskId(
  workloadId: string,
  lensAlias: string,
  questionId: string,
): string {
  return createHash('sha256')
    .update(JSON.stringify([workloadId, lensAlias, questionId]))
    .digest('hex')
    .slice(0, 32);
}

function follow(
  task: TaskRow,
  question: FollowedReview['questions'][number],
  reviewedAt: string,
  tracked: boolean,
): { row: TaskRow; changes: Change[] } {
  const { risk, title, pillarId } = question;
  const row = { ...task, risk, title, pillar_id: pillarId };
  const changes: Change[] = [];
  if (risk !== task.risk) {
    changes.push({
      field: 'risk',
      before: task.risk,
      after: risk,
      reason: null,
    });
  }
  const change = nextState(task, risk, tracked, reviewedAt);
  if (change) {
    row.state = change.state;
    changes.push(stateChange(task, change.state, change.reason));
  }
  return { row, changes };
}

const RESOLVED_BECAUSE: Record<Risk, string> = {
  HIGH: 'A high risk is not tracked',
  MEDIUM: 'The review shows a medium risk only',
  NONE: 'The review shows no risk any more',
  UNANSWERED: 'The question has no answer any more',
  NOT_APPLICABLE: 'The question does not apply any more',
};

function nextState(
  task: TaskRow,
  risk: Risk,
  tracked: boolean,
  reviewedAt: string,
): { state: string; reason: string } | undefined {
  if (!tracked) {
    return task.state === 'resolved'
      ? undefined
      : { state: 'resolved', reason: RESOLVED_BECAUSE[risk] };
  }
  if (task.state === 'resolved') {
    return { state: 'open', reason: 'The review shows the risk again' };
  }
  if (task.state === 'done' && reviewedAt > task.state_changed_at) {
    return {
      state: 'open',
      reason: 'A later review still shows the risk',
    };
  }
  return undefined;
}

function stateChange(task: TaskRow, after: string, reason: string): Change {
  return { field: 'state', before: task.state, after, reason };
}

function insert(
  followed: FollowedTasks,
  id: string,
  workload_id: string,
  lens_alias: string,
  question: FollowedReview['questions'][number],
  now: string,
): void {
  followed.inserts.push({
    id,
    workload_id,
    lens_alias,
    question_id: question.questionId,
    pillar_id: question.pillarId,
    title: question.title,
    risk: question.risk,
    state: 'open',
    state_changed_at: now,
    owner_ref: null,
    due_date: null,
    note: '',
    ticket_url: null,
    version: 1,
    created_at: now,
    updated_at: now,
  });
  followed.history.push({
    task_id: id,
    version: 1,
    field: 'created',
    at: now,
    actor: 'sync',
    before: null,
    after: question.risk,
    reason: null,
  });
}

function update(
  followed: FollowedTasks,
  task: TaskRow,
  row: TaskRow,
  changes: Change[],
  now: string,
): void {
  const isReworded =
    row.title !== task.title || row.pillar_id !== task.pillar_id;
  if (changes.length === 0 && !isReworded) {
    return;
  }
  const version = task.version + 1;
  followed.updates.push({
    ...row,
    version,
    updated_at: now,
    state_changed_at: row.state === task.state ? task.state_changed_at : now,
  });
  for (const change of changes) {
    followed.history.push({
      task_id: task.id,
      version,
      at: now,
      actor: 'sync',
      ...change,
    });
  }
}
