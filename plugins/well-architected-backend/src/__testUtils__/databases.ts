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
