import type { Knex } from 'knex';
import { toUSVString } from 'util';

/**
 * Inserts rows that have the same columns with one short statement. A value of
 * its own for each column of each row would make statements that are long to
 * prepare, and that SQLite holds in memory until they are collected as garbage.
 *
 * @param stored - what to do about a row that is stored already
 */
export async function insertAll(
  knex: Knex,
  table: string,
  rows: object[],
  stored: 'refuse' | 'keep' = 'refuse',
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
  // SQLite takes "on" for a join, if nothing stands before it.
  const end = stored === 'keep' ? 'where true on conflict do nothing' : '';
  if (knex.client.config.client === 'pg') {
    await knex.raw(
      `insert into ?? (${list('??')})
        select ${list('??')} from json_populate_recordset(null::??, ?) ${end}`,
      [table, ...columns, ...columns, table, json],
    );
  } else {
    await knex.raw(
      `insert into ?? (${list('??')})
        select ${list('value ->> ?')} from json_each(?) ${end}`,
      [table, ...columns, ...columns, json],
    );
  }
}
