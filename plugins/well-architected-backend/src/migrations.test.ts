import { mkdtemp, rm } from 'fs/promises';
import knexFactory, { type Knex } from 'knex';
import { tmpdir } from 'os';
import { join } from 'path';
import { createTestDatabases, migrations } from './__testUtils__/databases';

const TABLES = [
  'answers',
  'lens_questions',
  'lens_reviews',
  'lens_versions',
  'links',
  'milestone_pillars',
  'milestones',
  'pillar_reviews',
  'score_history',
  'sources',
  'sync_runs',
  'task_history',
  'tasks',
  'workloads',
];

async function tablesOf(knex: Knex): Promise<string[]> {
  const names: string[] =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .where({ table_schema: 'public' })
          .pluck('table_name')
      : await knex('sqlite_master')
          .where({ type: 'table' })
          .whereNot('name', 'like', 'sqlite_%')
          .pluck('name');
  return names.filter(name => !name.startsWith('knex_')).sort();
}

describe('migrations', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'make every table, take each away again and make it anew, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);

      await knex.migrate.latest(migrations);
      expect(await tablesOf(knex)).toEqual(TABLES);

      await knex.migrate.rollback(migrations, true);
      expect(await tablesOf(knex)).toEqual([]);

      await knex.migrate.latest(migrations);
      expect(await tablesOf(knex)).toEqual(TABLES);
    },
  );

  it('let SQLite wait for the disk once a transaction', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'well-architected-journal-'));
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'store.sqlite') },
      useNullAsDefault: true,
    });
    try {
      await knex.migrate.latest(migrations);
      expect(await knex.raw('pragma journal_mode')).toEqual([
        { journal_mode: 'wal' },
      ]);
    } finally {
      await knex.destroy();
      await rm(folder, { recursive: true });
    }
  });
});
