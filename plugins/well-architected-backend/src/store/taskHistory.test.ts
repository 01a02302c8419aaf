import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { insertSource, insertWorkload, taskRow } from '../__testUtils__/rows';

jest.setTimeout(60_000);

describe('the history of tasks', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'only grows, whoever writes to the database, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const task = taskRow({ id: 't' });
      await insertSource(knex);
      await insertWorkload(knex, { id: task.workload_id });
      await knex('tasks').insert(task);
      const entry = {
        task_id: 't',
        version: 1,
        field: 'created',
        at: task.created_at,
        actor: 'sync',
      };
      await knex('task_history').insert(entry);

      const onlyGrows = /the history of tasks only grows/;
      const changes: Array<(db: Knex) => Promise<unknown>> = [
        db => db('task_history').update({ actor: 'user:default/eve' }),
        db => db('task_history').where({ task_id: 't' }).delete(),
        db =>
          db('task_history')
            .insert({ ...entry, actor: 'user:default/eve' })
            .onConflict(['task_id', 'version', 'field'])
            .merge(),
        db => db('task_history').truncate(),
      ];
      for (const change of changes) {
        await expect(change(knex)).rejects.toThrow(onlyGrows);
      }
      expect(await knex('task_history')).toMatchObject([entry]);
    },
  );
});
