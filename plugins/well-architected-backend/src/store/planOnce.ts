import { isError } from '@backstage/errors';
import { createHash } from 'crypto';
import type { Knex } from 'knex';
import { selectKept } from './selectKept';

/** Selects with some values. */
type Select<Row> = (values: readonly Knex.Value[]) => PromiseLike<Row[]>;

/** What is to be sent for that. */
type ToQuery = (values: readonly Knex.Value[]) => Knex.QueryBuilder;

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
 * Makes what selects with one statement, which the database plans once for each
 * connection: of what reads many tables that takes longer than the reading.
 *
 * @param columns - what is selected, with a `?` for each value, but for none of a
 *   limit: see `selectKept`
 */
export function planOnce<Row>(knex: Knex, columns: string): Select<Row> {
  const toQuery: ToQuery = values => knex.select(knex.raw(columns, values));
  return knex.client.config.client === 'pg'
    ? onPostgres(columns, toQuery)
    : values => selectKept(knex, toQuery(values));
}

/** Where connections cannot keep statements, it is planned each time. */
function onPostgres<Row>(columns: string, toQuery: ToQuery): Select<Row> {
  // Of the statement's own text, so that no other is ever taken for it.
  const hash = createHash('sha256').update(columns).digest('hex');
  const name = `well-architected-${hash}`.slice(0, LONGEST_NAME);
  let isKept = true;
  return async values => {
    if (isKept) {
      try {
        return await toQuery(values).options({ name });
      } catch (error) {
        if (!isError(error) || !NOT_KEPT.has(error.code)) {
          throw error;
        }
        isKept = false;
      }
    }
    return toQuery(values);
  };
}
