import type { TaskChange } from 'backstage-plugin-well-architected-common';

/** The actor of changes that no person made. */
export const SYNC_ACTOR = 'sync';

/** Changes that one actor made together. */
export interface HistoryEntry {
  version: number;
  at: string;
  actor: string;
  changes: TaskChange[];
}

/** Puts changes of the same version together, in the order they came in. */
export function groupHistory(history: readonly TaskChange[]): HistoryEntry[] {
  const entries = new Map<number, HistoryEntry>();
  for (const change of history) {
    const { version, at, actor } = change;
    const entry = entries.get(version) ?? { version, at, actor, changes: [] };
    entry.changes.push(change);
    entries.set(version, entry);
  }
  return [...entries.values()];
}

/** The sentence that tells a change; a key of `tasks.history` in the messages. */
export type HistorySentence =
  | 'created'
  | 'resolved'
  | 'reopened'
  | 'stateChanged'
  | 'riskChanged'
  | `${'owner' | 'dueDate' | 'note' | 'ticket'}${
      | 'Set'
      | 'Changed'
      | 'Cleared'}`;

/** Which sentence tells a change. */
export function sentenceOf(
  change: Pick<TaskChange, 'field' | 'actor' | 'before' | 'after'>,
): HistorySentence {
  switch (change.field) {
    case 'created':
      return 'created';
    case 'risk':
      return 'riskChanged';
    case 'state':
      return stateSentenceOf(change);
    case 'ticketUrl':
      return `ticket${verbOf(change)}`;
    default:
      return `${change.field}${verbOf(change)}`;
  }
}

function stateSentenceOf({
  actor,
  after,
}: Pick<TaskChange, 'actor' | 'after'>): HistorySentence {
  if (actor !== SYNC_ACTOR) {
    return 'stateChanged';
  }
  return after === 'resolved' ? 'resolved' : 'reopened';
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
