import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  WORKLOAD_ARN_ANNOTATION,
  type TaskEdit,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { setTimeout as sleep } from 'timers/promises';
import {
  accounts,
  startLocalTool,
  workloadArn,
  type LocalTool,
} from 'well-architected-tool-local';
import { createTestDatabases } from '../__testUtils__/databases';
import { idOf, sampleAwsConfig } from '../__testUtils__/engine';
import { someTaskOf } from '../__testUtils__/people';
import { component, owner, user } from '../__testUtils__/portal';
import { wellArchitectedPlugin } from '../plugin';

jest.setTimeout(60_000);

const ACCOUNT = accounts.logistics;
const REGION = 'us-east-1';
const WORKLOAD = idOf('Parcel tracking US');

const TEAM: Entity = {
  ...owner('Group', 'parcel-team'),
  relations: ['ada', 'bo'].map(name => ({
    type: 'hasMember',
    targetRef: `user:default/${name}`,
  })),
};

describe('being told of tasks', () => {
  const databases = createTestDatabases();
  const logger = mockServices.logger.mock();
  let tool: LocalTool;
  let backend: TestBackend;
  let knex: Knex;
  let run: (taskId: string) => Promise<void>;

  beforeEach(async () => {
    jest.resetAllMocks();
    logger.child.mockReturnValue(logger);
    tool = await startLocalTool();
  });
  afterEach(async () => {
    await backend.stop();
    await tool.stop();
  });

  /** Starts a backend in which a test says when the scheduler's tasks run. */
  async function start(
    databaseId: TestDatabaseId,
    ...features: BackendFeature[]
  ) {
    const scheduler = mockServices.scheduler();
    run = taskId => scheduler.triggerTask(taskId);
    knex = await databases.init(databaseId);
    const others = await databases.init(databaseId);
    backend = await startTestBackend({
      features: [
        wellArchitectedPlugin,
        ...features,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            aws: sampleAwsConfig,
            wellArchitected: {
              endpoint: tool.url,
              sources: [{ accountId: ACCOUNT, regions: [REGION] }],
            },
          },
        }),
        createServiceFactory({
          service: coreServices.database,
          deps: { plugin: coreServices.pluginMetadata },
          factory: ({ plugin }) =>
            mockServices.database({
              knex: plugin.getId() === 'well-architected' ? knex : others,
            }),
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        logger.factory,
        catalogServiceMock.factory({
          entities: [
            component('parcels', {
              [WORKLOAD_ARN_ANNOTATION]: workloadArn(REGION, ACCOUNT, WORKLOAD),
            }),
            TEAM,
            ...['ada', 'bo', 'cy'].map(name => owner('User', name)),
          ],
        }),
      ],
    });
    await run(`sync:${ACCOUNT}:${REGION}`);
    // No task of the scheduler need run for it.
    while (!(await knex('links').where({ origin: 'annotation' }).first())) {
      await sleep(10);
    }
  }

  /** Changes a task as somebody. */
  async function edit(name: string, taskId: string, change: Partial<TaskEdit>) {
    const path = `/api/well-architected/tasks/${taskId}`;
    const { headers } = await request(backend.server)
      .get(path)
      .set('Authorization', user(name));
    const { status } = await request(backend.server)
      .put(path)
      .set('Authorization', user(name))
      .set('If-Match', headers.etag)
      .send({
        state: 'open',
        owner: null,
        dueDate: null,
        note: '',
        ticketUrl: null,
        ...change,
      });
    expect(status).toBe(200);
  }

  /** What somebody finds in the notifications plugin, the newest first. */
  async function notificationsOf(name: string) {
    const { status, body } = await request(backend.server)
      .get('/api/notifications/notifications')
      .set('Authorization', user(name));
    expect(status).toBe(200);
    return body.notifications as Array<{
      updated: string | null;
      payload: Record<string, string>;
    }>;
  }

  it.each(databases.eachSupportedId())(
    'shows what somebody assigned, once, to everybody it concerns, %p',
    async databaseId => {
      await start(databaseId, notificationsPlugin);
      const taskId = await someTaskOf(knex, WORKLOAD);
      const { title } = await knex('tasks').where({ id: taskId }).first();
      await edit('ada', taskId, {
        owner: 'group:default/parcel-team',
        dueDate: '2099-01-31',
      });
      await run('send-notices');

      const [told, ...others] = await notificationsOf('bo');
      expect(others).toEqual([]);
      expect(told).toMatchObject({
        origin: 'plugin:well-architected',
        payload: {
          title: `Assigned to parcel-team: ${title}`,
          description:
            'By ada, due on 2099-01-31. Workload: Parcel tracking US',
          link: `/well-architected?task=${taskId}`,
          topic: 'assigned',
        },
      });
      expect(await notificationsOf('ada')).toEqual([]);
      expect(await notificationsOf('cy')).toEqual([]);

      // As after a process that ended before it could keep that it was sent.
      await knex('task_notices').update({
        sent_at: null,
        next_try_at: '2026-01-01T00:00:00.000Z',
      });
      await run('send-notices');
      const again = await notificationsOf('bo');
      expect(again).toHaveLength(1);
      expect(again[0].updated).not.toBeNull();

      await run('send-notices');
      expect(await notificationsOf('bo')).toEqual(again);
    },
  );

  it.each(databases.eachSupportedId())(
    'breaks nothing without the notifications plugin, %p',
    async databaseId => {
      await start(databaseId);
      const taskId = await someTaskOf(knex, WORKLOAD);
      await edit('ada', taskId, { owner: 'user:default/bo' });
      await run('write-calendar-notices');
      await run('send-notices');
      await edit('ada', taskId, { owner: 'user:default/cy' });
      await knex('task_notices').update({
        created_at: new Date(Date.now() - 2 * 3_600_000).toISOString(),
        next_try_at: '2026-01-01T00:00:00.000Z',
      });
      await run('send-notices');
      expect(await knex('task_notices').pluck('next_try_at')).toEqual([
        null,
        null,
      ]);
      expect(
        logger.info.mock.calls.filter(([text]) =>
          text.includes('notifications plugin is not installed'),
        ),
      ).toHaveLength(1);
      expect(logger.warn).not.toHaveBeenCalled();
      expect(logger.error).not.toHaveBeenCalled();
    },
  );
});
