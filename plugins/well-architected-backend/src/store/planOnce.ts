import { isError } from '@backstage/errors';
import { createHash } from 'crypto';
import type { Knex } from 'knex';

/** PostgreSQL's names of statements are cut off behind so many bytes. */
const LONGEST_NAME = 63;

/**
 * What PostgreSQL says of a statement that it knows not, or already: so it is
 * where connections are shared by what does not know of prepared statements,
 * such as PgBouncer before 1.21.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const NOT_KEPT = new Set<unknown>(['26000', '42P05']);

/**
 * Makes what selects with one statement, which PostgreSQL plans once for each
 * connection: of what reads many tables that takes longer than the reading.
 * Where connections cannot keep statements, it is planned each time.
 *
 * @param columns - what is selected, with a `?` for each value
 */
export function planOnce<Row>(
  knex: Knex,
  columns: string,
): (values: readonly Knex.Value[]) => Promise<Row[]> {
  const select = (values: readonly Knex.Value[]) =>
    knex.select(knex.raw(columns, values));
  if (knex.client.config.client !== 'pg') {
    return select;
  }
  // Of the statement's own text, so that no other is ever taken for it.
  const hash = createHash('sha256').update(columns).digest('hex');
  const name = `well-architected-${hash}`.slice(0, LONGEST_NAME);
  let isKept = true;
  return async values => {
    if (isKept) {
      try {
        return await select(values).options({ name });
      } catch (error) {
        if (!isError(error) || !NOT_KEPT.has(error.code)) {
          throw error;
        }
        isKept = false;
      }
    }
    return select(values);
  };
}
