import { mkdtemp, rm } from 'fs/promises';
import knexFactory, { type Knex } from 'knex';
import { tmpdir } from 'os';
import { join } from 'path';
import { fixOrder } from './remediation/fixOrder';
import { EntityStore } from './store/EntityStore';
import type { TaskRow } from './store/tables';
import { createTestDatabases, migrations } from './__testUtils__/databases';
import { insertSource, insertWorkload, taskRow } from './__testUtils__/rows';

const TABLES = [
  'answers',
  'entities',
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
  'task_comments',
  'task_history',
  'task_notices',
  'task_steps',
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

async function migrateTo(knex: Knex, version: string): Promise<void> {
  do {
    await knex.migrate.up(migrations);
  } while ((await knex.migrate.currentVersion(migrations)) !== version);
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

  it.each(databases.eachSupportedId())(
    'have the catalog asked for the owners of entities that are known, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await migrateTo(knex, '20261125100000');
      await knex('entities').insert({
        entity_ref: 'component:default/shop',
        in_catalog: true,
        asked_at: '2026-01-01T00:00:00.000Z',
      });
      await knex.migrate.latest(migrations);

      const longAgo = '2020-01-01T00:00:00.000Z';
      expect(await new EntityStore(knex).listDue(longAgo, 10)).toEqual([
        { entity_ref: 'component:default/shop', missing_since: null },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'give tasks that are there the order that changed ones get, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await migrateTo(knex, '20261124160000');
      await insertSource(knex);
      await insertWorkload(knex, { id: 'w' });
      await knex('lens_reviews').insert({
        workload_id: 'w',
        lens_alias: 'wellarchitected',
        lens_arn: 'arn:lens',
        lens_name: 'Framework',
        lens_version: '2026',
        lens_status: 'CURRENT',
        notes: '',
        aws_updated_at: '2026-01-01T00:00:00.000Z',
      });
      await knex('lens_questions').insert({
        lens_arn: 'arn:lens',
        lens_version: '2026',
        question_id: 'a',
        pillar_id: 'security',
        position: 12,
        title: 'a',
        choices: '[]',
      });
      for (const row of [
        { id: 'a', rank: 7, priority: 1003, due_date: '2026-03-01' },
        { id: 'b', risk: 'MEDIUM' },
        { id: 'c', risk: 'NONE' },
      ]) {
        const { position: _, fix_order: __, ...task } = taskRow(row);
        await knex('tasks').insert({ ...task, workload_id: 'w' });
      }

      await knex.migrate.latest(migrations);

      const tasks: TaskRow[] = await knex('tasks').orderBy('id');
      expect(tasks.map(({ position }) => position)).toEqual([12, 0, 0]);
      expect(tasks.map(task => task.fix_order)).toEqual(tasks.map(fixOrder));
    },
  );

  it.each(databases.eachSupportedId())(
    'keep what the history told before it only grew, in facts, and back, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await migrateTo(knex, '20261124090000');
      await insertSource(knex);
      await insertWorkload(knex, { id: 'w' });
      const {
        acceptance_reason: _reason,
        approved_by: _approver,
        accepted_until: _until,
        rank: _rank,
        priority: _priority,
        position: _position,
        fix_order: _order,
        ...task
      } = taskRow({ workload_id: 'w', state: 'resolved' });
      const told = [
        ['a', 'The review shows no risk any more'],
        ['b', 'The review no longer has this question'],
      ];
      for (const [id, reason] of told) {
        await knex('tasks').insert({ ...task, id, question_id: id });
        await knex('task_history').insert({
          task_id: id,
          version: 2,
          field: 'state',
          at: task.state_changed_at,
          actor: 'sync',
          before: 'open',
          after: 'resolved',
          reason,
        });
      }
      const before = await knex('task_history').orderBy('task_id');

      await knex.migrate.up(migrations);
      expect(await knex('tasks').orderBy('id').pluck('state')).toEqual([
        'resolved',
        'obsolete',
      ]);
      expect(
        (await knex('task_history').orderBy('task_id')).map(
          ({ after, reason }) => [after, JSON.parse(reason)],
        ),
      ).toEqual([
        ['resolved', { event: 'riskGone', risk: 'NONE' }],
        ['obsolete', { event: 'questionGone' }],
      ]);

      await knex.migrate.down(migrations);
      expect(await knex('task_history').orderBy('task_id')).toEqual(before);
      expect(await knex('tasks').distinct().pluck('state')).toEqual([
        'resolved',
      ]);
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
