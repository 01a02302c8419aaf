import type { TaskNoticeRow } from '../store/tables';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Long enough for a weekend without the notifications plugin: what is still so
 * is worth telling late.
 */
const TOLD_FOR_DAYS = 7;

/**
 * Whether a notice is not worth sending any more. A digest tells of its day: on
 * the next one another takes its place.
 */
export function isOldNews(
  { kind, created_at }: Pick<TaskNoticeRow, 'kind' | 'created_at'>,
  now: Date,
): boolean {
  const today = now.toISOString().slice(0, 10);
  const tooLongAgo = new Date(now.getTime() - TOLD_FOR_DAYS * DAY_MS);
  return kind === 'due'
    ? created_at < today
    : created_at < tooLongAgo.toISOString();
}
