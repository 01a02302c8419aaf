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
  const list = (of: (column: number) => string) =>
    columns.map((_, column) => of(column)).join(', ');
  // SQLite takes "on" for a join, if nothing stands before it.
  const end = stored === 'keep' ? 'where true on conflict do nothing' : '';
  if (knex.client.config.client === 'pg') {
    await knex.raw(
      `insert into ?? (${list(() => '??')})
        select ${list(() => '??')}
        from json_populate_recordset(null::??, ?) ${end}`,
      [table, ...columns, ...columns, table, toJson(rows)],
    );
  } else {
    // Without the names of the columns in each row it has less to look through.
    const values = rows.map(row =>
      columns.map(column => Reflect.get(row, column)),
    );
    await knex.raw(
      `insert into ?? (${list(() => '??')})
        select ${list(column => `value ->> ${column}`)}
        from json_each(?) ${end}`,
      [table, ...columns, toJson(values)],
    );
  }
}

/** No database takes half of a character, as JSON writes it. */
function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  return /\\ud[89a-f]/.test(json)
    ? JSON.stringify(value, (_, part) =>
        typeof part === 'string' ? toUSVString(part) : part,
      )
    : json;
}
