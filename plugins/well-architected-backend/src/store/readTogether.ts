import type { Knex } from 'knex';

/** The columns that rows have, all of them. */
export type ColumnsOf<Row> = Record<keyof Row & string, true>;

/** Rows that are read together with others, and which columns of them. */
export interface RowList<Row> {
  query: Knex.QueryBuilder;
  columns: ColumnsOf<Row>;
}

/** How the databases word rows as JSON; without the name of each of its columns. */
const JSON_OF = {
  pg: { rows: 'json_agg', row: 'json_build_array' },
  sqlite: { rows: 'json_group_array', row: 'json_array' },
};

/**
 * Reads several lists of rows with one statement, each in the order of its
 * query. What they come from is seen at one moment, and who reads waits for the
 * database once: SQLite has one connection, for which a sync waits too.
 */
export async function readTogether<Rows extends Record<string, object>>(
  knex: Knex,
  lists: { [Name in keyof Rows]: RowList<Rows[Name]> },
): Promise<{ [Name in keyof Rows]: Array<Rows[Name]> }> {
  const { rows, row } =
    knex.client.config.client === 'pg' ? JSON_OF.pg : JSON_OF.sqlite;
  const names: Array<keyof Rows & string> = Object.keys(lists);
  const [read] = await knex.select(
    names.map(name => {
      const { query, columns } = lists[name];
      const values = Object.keys(columns).map(column => `one.${column}`);
      return knex
        .from(query.as('one'))
        .select(knex.raw(`${rows}(${row}(${values.join(', ')}))`))
        .as(name);
    }),
  );
  return Object.fromEntries(
    names.map(name => [
      name,
      toRows(Object.keys(lists[name].columns), parsed(read[name]) ?? []),
    ]),
  ) as { [Name in keyof Rows]: Array<Rows[Name]> };
}

function toRows(columns: string[], rows: unknown[][]): object[] {
  return rows.map(values => {
    const row: Record<string, unknown> = {};
    columns.forEach((column, place) => {
      row[column] = values[place];
    });
    return row;
  });
}

/** PostgreSQL's driver knows JSON, SQLite's has it as text. */
function parsed(value: string | unknown[][] | null): unknown[][] | null {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
