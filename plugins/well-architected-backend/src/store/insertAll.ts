import type { Knex } from 'knex';
import { toUSVString } from 'util';

/**
 * Inserts rows that have the same columns with one short statement. A value of
 * its own for each column of each row would make statements that are long to
 * prepare, and that SQLite holds in memory until they are collected as garbage.
 */
export async function insertAll(
  tx: Knex.Transaction,
  table: string,
  rows: object[],
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const columns = Object.keys(rows[0]);
  const list = (column: string) => columns.map(() => column).join(', ');
  // No database takes half of a character as JSON writes it.
  const json = JSON.stringify(rows, (_, value) =>
    typeof value === 'string' ? toUSVString(value) : value,
  );
  if (tx.client.config.client === 'pg') {
    await tx.raw(
      `insert into ?? (${list('??')})
        select ${list('??')} from json_populate_recordset(null::??, ?)`,
      [table, ...columns, ...columns, table, json],
    );
  } else {
    await tx.raw(
      `insert into ?? (${list('??')})
        select ${list('value ->> ?')} from json_each(?)`,
      [table, ...columns, ...columns, json],
    );
  }
}
