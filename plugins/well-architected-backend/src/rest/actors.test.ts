import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  TaskDetail,
  TaskEdit,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { startLocalTool, type LocalTool } from 'well-architected-tool-local';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  INVENTORY_WORKLOAD,
  PARCELS,
  PARCELS_WORKLOAD,
  someTaskOf,
  startPeopledPortal,
} from '../__testUtils__/people';
import { user, type Portal } from '../__testUtils__/portal';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const SERVICE = mockCredentials.service.header();

describe.each(databases.eachSupportedId())(
  'who changed a task, %p',
  databaseId => {
    let tool: LocalTool;
    let knex: Knex;
    let portal: Portal;
    let task: string;

    const as = (name: string) => portal.as(user(name));

    beforeAll(async () => {
      tool = await startLocalTool();
      knex = await databases.init(databaseId);
      portal = await startPeopledPortal(knex, tool);
      task = await someTaskOf(knex, PARCELS_WORKLOAD);
    });
    afterAll(async () => {
      await portal.stop();
      await tool.stop();
    });

    /** Changes a task, and puts back what is not to be changed. */
    const edit = async (authorization: string, change: Partial<TaskEdit>) => {
      const caller = portal.as(authorization);
      const { body, headers } = await caller.get(`/tasks/${task}`);
      const { state, owner, dueDate, note, ticketUrl } = body as TaskDetail;
      return caller
        .put(`/tasks/${task}`)
        .set('If-Match', headers.etag)
        .send({ state, owner, dueDate, note, ticketUrl, ...change });
    };

    it('is told of a service as it names itself', async () => {
      const { body } = await edit(SERVICE, { note: 'Seen' });
      expect(body.history[0]).toMatchObject({
        actor: 'external:test-service',
        field: 'note',
      });
    });

    it('need not see the owner that a task has, only the one that it gets', async () => {
      const team = { owner: 'group:default/parcel-team' };
      expect((await edit(SERVICE, team)).status).toBe(400);
      expect((await edit(user('owner'), team)).status).toBe(200);
      expect((await edit(SERVICE, { note: 'Ours' })).status).toBe(200);
      const stranger = { owner: 'user:default/stranger' };
      expect((await edit(user('owner'), stranger)).status).toBe(400);
    });

    it('is nobody who has tasks of their own, where it is a service', async () => {
      const mine = await portal.as(SERVICE).get('/tasks?owner=me');
      expect(mine.body).toMatchObject({
        error: { name: 'InputError', message: expect.stringMatching(/'me'/) },
        response: { statusCode: 400 },
      });
    });

    it('is told to the auditor; reads are, where they are refused', async () => {
      const before = portal.audited().length;
      const review = '/entities/component/default/parcel-tracking/review';
      expect((await as('reader').get(review)).status).toBe(200);
      expect((await as('nobody').get(review)).status).toBe(404);
      expect(portal.audited().slice(before)).toEqual([]);
      expect((await as('barred').get(review)).status).toBe(403);
      expect(portal.audited().slice(before)).toEqual([
        { eventId: 'read', status: 'failed', error: 'NotAllowedError' },
      ]);
    });

    it('is told to the auditor, and so is every refusal', async () => {
      const before = portal.audited().length;
      const link = `/entities/component/default/parcel-tracking/workloads/${INVENTORY_WORKLOAD}`;
      await as('everybody').put(link);
      await as('everybody').delete(link);
      await as('reader').put(link);
      await as('reader').post('/sync-runs').send({});
      await as('reader').put(`/tasks/${task}`).set('If-Match', '"1"').send({
        state: 'done',
        owner: null,
        dueDate: null,
        note: '',
        ticketUrl: null,
      });
      const meta = { entityRef: PARCELS, workloadId: INVENTORY_WORKLOAD };
      expect(portal.audited().slice(before)).toEqual([
        {
          eventId: 'workload-link',
          meta: { ...meta, queryType: 'link' },
          status: 'succeeded',
        },
        {
          eventId: 'workload-link',
          meta: { ...meta, queryType: 'unlink' },
          status: 'succeeded',
        },
        {
          eventId: 'workload-link',
          meta: { ...meta, queryType: 'link' },
          status: 'failed',
          error: 'NotAllowedError',
        },
        {
          eventId: 'sync-request',
          meta: {},
          status: 'failed',
          error: 'NotAllowedError',
        },
        {
          eventId: 'task-update',
          meta: { taskId: task },
          status: 'failed',
          error: 'NotAllowedError',
        },
      ]);
    });
  },
);
