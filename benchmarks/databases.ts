import knexFactory, { type Knex } from 'knex';
import { join } from 'node:path';
import { configEnv, type Database } from './backend';

/** A PostgreSQL of the benchmark's own. */
export type Postgres = Awaited<
  ReturnType<typeof import('../scripts/postgres.mjs').startPostgres>
>;

const PREFIX = 'backend_database_prefix';

/** Has a backend keep its data in a database, where nothing is stored yet. */
export function databaseEnv(
  database: Database,
  postgres: Postgres,
): Record<string, string> {
  if (database === 'sqlite') {
    return {};
  }
  const { host, port, user, password } = postgres.connection;
  return {
    POSTGRES_HOST: host,
    POSTGRES_PORT: `${port}`,
    POSTGRES_USER: user,
    POSTGRES_PASSWORD: password,
    // What was stored for another size is not in the way.
    ...configEnv({ [PREFIX]: `bench_${Date.now()}_` }),
  };
}

/** Opens the plugin's own database of a backend. */
export function openPluginDatabase(options: {
  dir: string;
  database: Database;
  postgres: Postgres;
  /** As the backend was started with. */
  env: Record<string, string>;
}): Knex {
  const { dir, database, postgres, env } = options;
  if (database === 'sqlite') {
    return knexFactory({
      client: 'better-sqlite3',
      connection: { filename: join(dir, 'well-architected.sqlite') },
      useNullAsDefault: true,
    });
  }
  return knexFactory({
    client: 'pg',
    connection: {
      ...postgres.connection,
      database: `${env[`APP_CONFIG_${PREFIX}`]}well-architected`,
    },
  });
}
