import { createHash } from 'crypto';
import {
  stateAfter,
  type Risk,
  type TaskChangeReason,
  type TaskEvent,
  type TaskState,
} from 'backstage-plugin-well-architected-common';
import type { TaskHistoryRow, TaskRow } from '../store/tables';
import { changeTask, type ChangedBy } from './changeTask';
import { fixOrder } from './fixOrder';
import { priorityOf } from './priorityOf';

/** A question with its answer, as far as tasks follow it. */
export interface FollowedQuestion {
  questionId: string;
  pillarId: string;
  title: string;
  risk: Risk;
  prioritized: boolean;
  choices: Array<{ choiceId: string; title: string }>;
  choiceAnswers: Record<string, { status: string }>;
}

/** A lens review as far as tasks follow it. */
export interface FollowedReview {
  lensAlias: string;
  /** When the review last changed at AWS. */
  updatedAt: string;
  questions: FollowedQuestion[];
}

/** What changes with the tasks of a workload. */
export interface FollowedTasks {
  inserts: TaskRow[];
  /** Rows as they become, their version raised by one where the history tells of it. */
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
  /** Pillar ids, the most important first. */
  pillarPriorities: string[];
  now: string;
  /** The sync that read them. */
  syncRunId: string;
}) => FollowedTasks;

/**
 * Makes the rule by which remediation tasks follow risks.
 *
 * A tracked risk has one task, for ever. What a sync sees happens to it as
 * `stateAfter` says. What people wrote stays.
 */
export function createFollowRisks(trackedRisks: Risk[]): FollowRisks {
  const isTracked = (risk: Risk) => trackedRisks.includes(risk);

  return ({ workloadId, tasks, reviews, pillarPriorities, now, syncRunId }) => {
    const followed: FollowedTasks = { inserts: [], updates: [], history: [] };
    const by = { actor: 'sync', now, syncRunId };
    const withoutQuestion = new Map(
      tasks.map(task => [keyOf(task.lens_alias, task.question_id), task]),
    );

    for (const review of reviews) {
      for (const [position, question] of review.questions.entries()) {
        const { lensAlias } = review;
        const key = keyOf(lensAlias, question.questionId);
        const task = withoutQuestion.get(key);
        withoutQuestion.delete(key);
        const tracked = isTracked(question.risk);
        const priority = priorityOf(question, pillarPriorities);
        if (task) {
          const { title, risk, pillarId: pillar_id } = question;
          const events = eventsOf(task, question, review.updatedAt, tracked);
          const outcome = outcomeOf(task, events);
          const state = outcome?.state ?? task.state;
          const reason = outcome && toReason(outcome.event, question, review);
          const place = { priority, position };
          const changes = { risk, title, pillar_id, state, ...place };
          addChange(followed, task, changes, { ...by, reason });
        } else if (tracked) {
          const opened = openTask(
            { workloadId, lensAlias, question, priority, position },
            by,
          );
          followed.inserts.push(opened.row);
          followed.history.push(opened.history);
        }
      }
    }
    for (const task of withoutQuestion.values()) {
      const outcome = outcomeOf(task, ['questionGone']);
      if (outcome) {
        const { state, event } = outcome;
        addChange(followed, task, { state }, { ...by, reason: { event } });
      }
    }
    return followed;
  };
}

/** What tells the tasks of a workload apart. */
function keyOf(lensAlias: string, questionId: string): string {
  return JSON.stringify([lensAlias, questionId]);
}

/**
 * The identity that a question's task is given when it is opened.
 *
 * The tasks of a workload begin alike: they are written together, and then
 * stand together in every index that has their ids.
 */
export function taskId(
  workloadId: string,
  lensAlias: string,
  questionId: string,
): string {
  const halfHash = (text: string) =>
    createHash('sha256').update(text).digest('hex').slice(0, 16);
  return halfHash(workloadId) + halfHash(keyOf(lensAlias, questionId));
}

/** What happens to a task by a review that has its question. */
function eventsOf(
  task: TaskRow,
  { risk }: FollowedQuestion,
  reviewedAt: string,
  tracked: boolean,
): TaskEvent[] {
  if (!tracked) {
    return ['riskGone'];
  }
  const events: TaskEvent[] = ['atRisk'];
  if (task.risk === 'MEDIUM' && risk === 'HIGH') {
    events.push('riskRisen');
  }
  if (reviewedAt > task.state_changed_at) {
    events.push('contradicted');
  }
  return events;
}

/** The first of some events of which something comes. */
function outcomeOf(
  task: TaskRow,
  events: TaskEvent[],
): { event: TaskEvent; state: TaskState } | undefined {
  return events
    .map(event => ({ event, state: stateAfter(task.state, event) }))
    .find(({ state }) => state !== task.state);
}

function toReason(
  event: TaskEvent,
  { risk, choices, choiceAnswers }: FollowedQuestion,
  { updatedAt }: FollowedReview,
): TaskChangeReason {
  return {
    event,
    risk,
    reviewedAt: updatedAt,
    choices: choices
      .filter(({ choiceId }) => choiceAnswers[choiceId]?.status === 'SELECTED')
      .map(({ title }) => title),
  };
}

function addChange(
  followed: FollowedTasks,
  task: TaskRow,
  changes: Partial<TaskRow>,
  by: ChangedBy,
): void {
  const changed = changeTask(task, changes, by);
  if (changed) {
    followed.updates.push(changed.row);
    followed.history.push(...changed.history);
  }
}

function openTask(
  risk: {
    workloadId: string;
    lensAlias: string;
    question: FollowedQuestion;
    priority: number;
    position: number;
  },
  by: { actor: string; now: string; syncRunId: string },
): { row: TaskRow; history: TaskHistoryRow } {
  const { workloadId, lensAlias, question, priority, position } = risk;
  const id = taskId(workloadId, lensAlias, question.questionId);
  const place = {
    rank: null,
    risk: question.risk,
    priority,
    due_date: null,
    position,
  };
  return {
    row: {
      ...place,
      fix_order: fixOrder(place),
      id,
      workload_id: workloadId,
      lens_alias: lensAlias,
      question_id: question.questionId,
      pillar_id: question.pillarId,
      title: question.title,
      state: 'open',
      state_changed_at: by.now,
      owner_ref: null,
      note: '',
      ticket_url: null,
      acceptance_reason: null,
      approved_by: null,
      accepted_until: null,
      version: 1,
      created_at: by.now,
      updated_at: by.now,
    },
    history: {
      task_id: id,
      version: 1,
      field: 'created',
      at: by.now,
      actor: by.actor,
      before: null,
      after: question.risk,
      reason: null,
      sync_run_id: by.syncRunId,
    },
  };
}
