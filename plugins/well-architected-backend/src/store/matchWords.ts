import type { Knex } from 'knex';

/** Keeps the rows in which each word occurs in one of some columns. */
export function matchWords(
  query: Knex.QueryBuilder,
  text: string | undefined,
  columns: string[],
): void {
  for (const word of (text ?? '').split(/\s+/).filter(Boolean)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query.where(either =>
      columns.forEach(column =>
        // Both sides by the same rule: SQLite's knows the letters of ASCII only.
        either.orWhereRaw(`lower(${column}) like lower(?) escape '\\'`, [
          pattern,
        ]),
      ),
    );
  }
}
