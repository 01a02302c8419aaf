import { mockServices } from '@backstage/backend-test-utils';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { insertSource, insertWorkload, taskRow } from '../__testUtils__/rows';
import type { TaskRow } from '../store/tables';
import { TaskStore } from '../store/TaskStore';
import { EndedAcceptances } from './EndedAcceptances';

jest.setTimeout(60_000);

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const TODAY = new Date().toISOString().slice(0, 10);

const accepted = (id: string, until: string): TaskRow =>
  taskRow({
    id,
    question_id: id,
    state: 'accepted',
    acceptance_reason: 'The shop closes',
    approved_by: 'user:default/ada',
    accepted_until: until,
    note: 'Known',
    version: 4,
  });

describe('EndedAcceptances', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'leaves tasks of an archived workload as they are until it is back, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const task = accepted('a', YESTERDAY);
      await insertSource(knex);
      await insertWorkload(knex, {
        id: task.workload_id,
        archived_at: '2026-02-01T00:00:00.000Z',
      });
      await knex('tasks').insert(task);
      const ended = new EndedAcceptances({
        tasks: new TaskStore(knex),
        logger: mockServices.logger.mock(),
        onChanged: () => {},
      });
      const stateAfter = async () => {
        await ended.reopen(new AbortController().signal);
        return (await knex('tasks').first('state')).state;
      };
      expect(await stateAfter()).toBe('accepted');
      await knex('workloads').update({ archived_at: null });
      expect(await stateAfter()).toBe('open');
    },
  );

  it.each(databases.eachSupportedId())(
    'reopens what is accepted no more, all of it and once, and tells why, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const { workload_id } = accepted('a', TODAY);
      await insertSource(knex);
      await insertWorkload(knex, { id: workload_id });
      const many = Array.from({ length: 120 }, (_, i) =>
        accepted(`task-${i}`, i % 2 ? '2026-01-31' : YESTERDAY),
      );
      await knex.batchInsert(
        'tasks',
        [
          ...many,
          accepted('today', TODAY),
          accepted('tomorrow', '2999-12-31'),
          taskRow({ id: 'open', question_id: 'open' }),
        ],
        50,
      );
      const onChanged = jest.fn();
      const ended = new EndedAcceptances({
        tasks: new TaskStore(knex),
        logger: mockServices.logger.mock(),
        onChanged,
      });
      await ended.reopen(new AbortController().signal);

      expect(
        await knex('tasks')
          .where({ state: 'accepted' })
          .orderBy('id')
          .pluck('id'),
      ).toEqual(['today', 'tomorrow']);
      expect(await knex('tasks').where({ id: 'task-1' }).first()).toMatchObject(
        {
          state: 'open',
          acceptance_reason: null,
          approved_by: null,
          accepted_until: null,
          note: 'Known',
          version: 5,
        },
      );
      const history = await knex('task_history').where({ task_id: 'task-1' });
      expect(
        history.map(({ field, actor, before, after }) => ({
          field,
          actor,
          before,
          after,
        })),
      ).toEqual(
        expect.arrayContaining([
          {
            field: 'state',
            actor: 'calendar',
            before: 'accepted',
            after: 'open',
          },
          {
            field: 'acceptedUntil',
            actor: 'calendar',
            before: '2026-01-31',
            after: null,
          },
        ]),
      );
      expect(
        JSON.parse(history.find(({ field }) => field === 'state').reason),
      ).toEqual({ event: 'acceptanceEnded', acceptedUntil: '2026-01-31' });
      expect(onChanged).toHaveBeenCalledTimes(120);
      expect(onChanged).toHaveBeenCalledWith([workload_id]);

      await ended.reopen(new AbortController().signal);
      expect(onChanged).toHaveBeenCalledTimes(120);
      expect(await knex('task_history').where({ field: 'state' })).toHaveLength(
        120,
      );
    },
  );
});
