import type { Knex } from 'knex';
import { insertAll } from './insertAll';

/** A row of the database, by column. */
export type Row = Record<string, string | number | boolean | null>;

/** Rows that one statement carries; far from every limit on bound values. */
const CHUNK = 200;

/**
 * Makes the rows of a workload those given, and writes only what differs.
 * Columns that the given rows do not have keep what is stored.
 *
 * @returns whether anything was written
 */
export async function replaceRows(
  tx: Knex.Transaction,
  options: {
    table: string;
    workloadId: string;
    /** The columns that tell rows of a workload apart. */
    keys: string[];
    rows: Row[];
    /** Nothing is stored yet, and is not looked for. */
    isEmpty?: boolean;
  },
): Promise<boolean> {
  const { table, workloadId, keys, rows, isEmpty } = options;
  const where = { workload_id: workloadId };
  if (isEmpty) {
    await insertAll(
      tx,
      table,
      rows.map(row => ({ ...where, ...row })),
    );
    return rows.length > 0;
  }
  const keyOf = (row: Row) => JSON.stringify(keys.map(key => row[key]));
  const stored = new Map<string, Row>(
    (await tx(table).where(where)).map((row: Row) => [keyOf(row), row]),
  );

  const written: Row[] = [];
  for (const row of rows) {
    const before = stored.get(keyOf(row));
    stored.delete(keyOf(row));
    if (!before || !isSame(row, before)) {
      written.push({ ...where, ...row });
    }
  }
  for (const gone of stored.values()) {
    await tx(table)
      .where(where)
      .where(Object.fromEntries(keys.map(key => [key, gone[key]])))
      .delete();
  }
  for (let i = 0; i < written.length; i += CHUNK) {
    await tx(table)
      .insert(written.slice(i, i + CHUNK))
      .onConflict(['workload_id', ...keys])
      .merge();
  }
  return written.length > 0 || stored.size > 0;
}

/** SQLite has no booleans: they come back as numbers. */
function isSame(row: Row, stored: Row): boolean {
  return Object.entries(row).every(([column, value]) =>
    typeof value === 'boolean'
      ? value === Boolean(stored[column])
      : value === stored[column],
  );
}
