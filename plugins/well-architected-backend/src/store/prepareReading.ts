import type { Knex } from 'knex';
import { planOnce } from './planOnce';

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

/** Stands in a query for a text that is told with each reading. */
class Told {
  constructor(readonly name: string) {}
}

/**
 * Makes what reads several lists of rows with one statement, each in the order
 * of its query. What they come from is seen at one moment, and who reads waits
 * for the database once: SQLite has one connection, for which a sync waits too.
 * The statement is worded once, not for each reading.
 *
 * @param lists - the lists; `told('x')` stands where a reading says what x is
 */
export function prepareReading<
  Name extends string,
  Rows extends Record<string, object>,
>(
  knex: Knex,
  lists: (told: (name: Name) => Knex.Value) => {
    [List in keyof Rows]: RowList<Rows[List]>;
  },
): (
  values: Record<Name, string>,
) => Promise<{ [List in keyof Rows]: Array<Rows[List]> }> {
  const { rows, row } =
    knex.client.config.client === 'pg' ? JSON_OF.pg : JSON_OF.sqlite;
  const prepared = Object.entries<RowList<object>>(
    lists(name => new Told(name) as unknown as Knex.Value),
  ).map(([list, { query, columns }]) => {
    const names = Object.keys(columns);
    const values = names.map(column => `one.${column}`);
    const { sql, bindings } = knex
      .from(query.as('one'))
      .select(knex.raw(`${rows}(${row}(${values.join(', ')}))`))
      .toSQL();
    return { list, names, sql: `(${sql}) as ${knex.ref(list)}`, bindings };
  });
  const select = planOnce<Record<string, string | unknown[][] | null>>(
    knex,
    prepared.map(({ sql }) => sql).join(', '),
  );
  const bindings = prepared.flatMap(one => one.bindings);

  return async values => {
    const [read] = await select(
      bindings.map(value =>
        value instanceof Told ? values[value.name as Name] : value,
      ),
    );
    return Object.fromEntries(
      prepared.map(({ list, names }) => [
        list,
        toRows(names, parsed(read[list]) ?? []),
      ]),
    ) as { [List in keyof Rows]: Array<Rows[List]> };
  };
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
