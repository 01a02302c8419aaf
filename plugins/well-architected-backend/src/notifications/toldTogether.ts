import type { Notice } from '../store/Notice';
import type { TaskNoticeRow } from '../store/tables';

/** More tasks than these, given to somebody at once, are one thing to be told. */
const ONE_BY_ONE = 3;

/**
 * What waits in the pieces in which people are told: many tasks that somebody
 * was given with one change together, and everything else by itself.
 */
export function toldTogether(waiting: TaskNoticeRow[]): TaskNoticeRow[][] {
  const pieces = new Map<string, TaskNoticeRow[]>();
  for (const row of waiting) {
    const key = keyOf(row);
    pieces.set(key, [...(pieces.get(key) ?? []), row]);
  }
  return [...pieces.values()].flatMap(rows =>
    rows.length > ONE_BY_ONE ? [rows] : rows.map(row => [row]),
  );
}

/** One change of several tasks has one moment. */
function keyOf({ id, about, created_at }: TaskNoticeRow): string {
  const notice: Notice = JSON.parse(about);
  return notice.kind === 'assigned'
    ? JSON.stringify([created_at, notice.owner, notice.actor])
    : id;
}
