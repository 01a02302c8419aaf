import type {
  TaskChange,
  TaskChangeReason,
  TaskDetail,
} from 'backstage-plugin-well-architected-common';
import { NOT_ACCEPTED } from './taskEdit';

/** The actor of changes that a sync made. */
export const SYNC_ACTOR = 'sync';

/** Changes that one actor made together. */
export interface HistoryEntry {
  /** Tells it from the others of its history. */
  key: string;
  at: string;
  actor: string;
  changes: TaskChange[];
}

/**
 * Puts changes of the same version together, in the order they came in. What
 * changes of an acceptance because a state changes is told with the state.
 */
export function groupHistory(history: readonly TaskChange[]): HistoryEntry[] {
  const entries = new Map<string, HistoryEntry>();
  for (const change of history) {
    const { version, at, actor } = change;
    const key = version === undefined ? `${at} ${actor}` : String(version);
    const entry = entries.get(key) ?? { key, at, actor, changes: [] };
    entry.changes.push(change);
    entries.set(key, entry);
  }
  return [...entries.values()];
}

/** Whether a task was read before another one: histories and comments only grow. */
export function isReadBefore(task: TaskDetail, other: TaskDetail): boolean {
  return (
    task.history.length < other.history.length ||
    task.comments.length < other.comments.length
  );
}

/** The changes of an entry that have a sentence of their own. */
export function toldChanges({ changes }: HistoryEntry): TaskChange[] {
  return changes.some(({ field }) => field === 'state')
    ? changes.filter(({ field }) => !(field in NOT_ACCEPTED))
    : changes;
}

/** What a field of an entry became. */
export function valueAfter(
  { changes }: HistoryEntry,
  field: TaskChange['field'],
): string | null {
  return changes.find(change => change.field === field)?.after ?? null;
}

/** The sentence that tells a change; a key of `tasks.history` in the messages. */
export type HistorySentence =
  | 'created'
  | 'resolved'
  | 'reopened'
  | 'obsolete'
  | 'acceptanceEnded'
  | 'accepted'
  | 'stateChanged'
  | 'riskChanged'
  | 'stepTicked'
  | 'stepTakenBack'
  | `${'acceptanceReason' | 'approvedBy' | 'acceptedUntil'}Changed`
  | `${'owner' | 'dueDate' | 'rank' | 'note' | 'ticket'}${
      | 'Set'
      | 'Changed'
      | 'Cleared'}`;

/** Which sentence tells a change. */
export function sentenceOf(
  change: Pick<TaskChange, 'field' | 'actor' | 'before' | 'after' | 'reason'>,
): HistorySentence {
  switch (change.field) {
    case 'created':
      return 'created';
    case 'risk':
      return 'riskChanged';
    case 'state':
      return stateSentenceOf(change);
    case 'step':
      return change.after ? 'stepTicked' : 'stepTakenBack';
    case 'ticketUrl':
      return `ticket${verbOf(change)}`;
    case 'acceptanceReason':
    case 'approvedBy':
    case 'acceptedUntil':
      return `${change.field}Changed`;
    default:
      return `${change.field}${verbOf(change)}`;
  }
}

/** The sentence that tells why; a key of `tasks.reason` in the messages. */
export type ReasonSentence =
  | Exclude<TaskChangeReason['event'], 'riskGone'>
  | 'noRisk'
  | 'answered'
  | 'mediumRisk'
  | 'highRisk'
  | 'unanswered'
  | 'notApplicable';

/** Which sentence tells why a state changed without a person. */
export function reasonSentenceOf(reason: TaskChangeReason): ReasonSentence {
  if (reason.event !== 'riskGone') {
    return reason.event;
  }
  switch (reason.risk) {
    case 'HIGH':
      return 'highRisk';
    case 'MEDIUM':
      return 'mediumRisk';
    case 'UNANSWERED':
      return 'unanswered';
    case 'NOT_APPLICABLE':
      return 'notApplicable';
    default:
      return reason.choices?.length ? 'answered' : 'noRisk';
  }
}

function stateSentenceOf({
  after,
  reason,
}: Pick<TaskChange, 'after' | 'reason'>): HistorySentence {
  if (reason?.event === 'acceptanceEnded') {
    return 'acceptanceEnded';
  }
  if (reason) {
    return after === 'resolved' || after === 'obsolete' ? after : 'reopened';
  }
  return after === 'accepted' ? 'accepted' : 'stateChanged';
}

function verbOf({
  before,
  after,
}: Pick<TaskChange, 'before' | 'after'>): 'Set' | 'Changed' | 'Cleared' {
  if (!after) {
    return 'Cleared';
  }
  return before ? 'Changed' : 'Set';
}
