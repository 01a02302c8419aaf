import type { Knex } from 'knex';

/** Keeps the rows in which each word occurs in one of some columns. */
export function matchWords(
  query: Knex.QueryBuilder,
  text: string | undefined,
  columns: string[],
): void {
  for (const word of (text ?? '').split(/\s+/).filter(Boolean)) {
    const pattern = `%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    query.where(either =>
      columns.forEach(column =>
        either.orWhereRaw(`lower(${column}) like ? escape '\\'`, [pattern]),
      ),
    );
  }
}
