import type { Knex } from 'knex';
import { insertAll } from './replaceRows';
import type { TaskHistoryRow } from './tables';

/** Adds to the history of tasks, in the transaction that changes them. */
export async function recordHistory(
  tx: Knex.Transaction,
  history: TaskHistoryRow[],
): Promise<void> {
  await insertAll(tx, 'task_history', history);
}
