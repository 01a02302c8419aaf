import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

/** Where the migrations stand, whether from source or from a package. */
export const migrations = {
  directory: resolvePackagePath(
    'backstage-plugin-well-architected-backend',
    'migrations',
  ),
};

/** The databases that tests run on: SQLite, and PostgreSQL where one is named. */
export function createTestDatabases(): TestDatabases {
  return TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
}

/** An empty database with all migrations. */
export async function migratedDatabase(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<Knex> {
  const knex = await databases.init(id);
  await knex.migrate.latest(migrations);
  return knex;
}

/** How a database would look for what a query reads. */
export async function planOf(
  knex: Knex,
  { sql, bindings }: Pick<Knex.Sql, 'sql' | 'bindings'>,
): Promise<string> {
  const plan =
    knex.client.config.client === 'pg'
      ? // As it was sent, the values are numbered.
        knex.raw(`explain ${sql.replace(/\$\d+/g, '?')}`, [...bindings])
      : knex.raw(`explain query plan ${sql}`, [...bindings]);
  return JSON.stringify(await plan);
}

/** Does something, and tells the first query of it. */
export async function firstQueryOf(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<Knex.Sql> {
  let first: Knex.Sql | undefined;
  knex.once('query', query => {
    first = query;
  });
  await work();
  return first!;
}
