import type { Knex } from 'knex';
import { insertAll } from './insertAll';
import { addNotices } from './NoticeStore';
import { noticesOf } from './noticesOf';
import type { TaskHistoryRow } from './tables';

/**
 * Adds to the history of tasks, in the transaction that changes them, and with
 * it what people are to be told: of every change, or of none that was not made.
 */
export async function recordHistory(
  tx: Knex.Transaction,
  history: TaskHistoryRow[],
): Promise<void> {
  if (history.length > 0) {
    await insertAll(tx, 'task_history', history);
    await addNotices(tx, noticesOf(history), history[0].at);
  }
}
