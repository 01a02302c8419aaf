import type { Knex } from 'knex';

/** A connection to SQLite as `better-sqlite3` has it. */
interface Connection {
  prepare(sql: string): object;
}

/** Statements that a connection keeps; with one more, it begins anew. */
const KEPT = 100;

const keepers = new WeakMap<Connection, Connection>();

/**
 * Selects with a statement that SQLite plans once for each connection: knex would
 * have it planned anew each time, for which it asks a connection, and that takes
 * about as long as reading a page. PostgreSQL plans it each time.
 *
 * @param query - binds no value of a limit, by which SQLite plans: it would plan
 *   the statement anew with each
 */
export async function selectKept<Row>(
  knex: Knex,
  query: Knex.QueryBuilder,
): Promise<Row[]> {
  if (knex.client.config.client === 'pg') {
    return query;
  }
  const connection: Connection = await knex.client.acquireConnection();
  try {
    return await query.connection(keeperOf(connection));
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

function keeperOf(connection: Connection): Connection {
  const keeper = keepers.get(connection) ?? keep(connection);
  keepers.set(connection, keeper);
  return keeper;
}

/** A connection that prepares a statement once. */
function keep(connection: Connection): Connection {
  const kept = new Map<string, object>();
  return {
    ...connection,
    prepare: sql => {
      const statement = kept.get(sql) ?? connection.prepare(sql);
      if (!kept.has(sql) && kept.size === KEPT) {
        kept.clear();
      }
      kept.set(sql, statement);
      return statement;
    },
  };
}
