import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  TaskDetail,
  TaskEdit,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import {
  accounts,
  startLocalTool,
  type LocalTool,
} from 'well-architected-tool-local';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  INVENTORY,
  INVENTORY_WORKLOAD,
  ORPHAN,
  PARCELS,
  PARCELS_WORKLOAD,
  someTaskOf,
  startPeopledPortal,
  UNLINKED,
} from '../__testUtils__/people';
import { user, type Portal } from '../__testUtils__/portal';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('permissions, %p', databaseId => {
  let tool: LocalTool;
  let knex: Knex;
  let portal: Portal;
  let ids: Record<string, string>;

  const as = (name: string) => portal.as(user(name));

  beforeAll(async () => {
    tool = await startLocalTool();
    knex = await databases.init(databaseId);
    portal = await startPeopledPortal(knex, tool);
    const { question_id } = await knex('answers')
      .where({ workload_id: PARCELS_WORKLOAD, lens_alias: 'wellarchitected' })
      .first('question_id');
    const task = await someTaskOf(knex, PARCELS_WORKLOAD);
    const detail = await as('everybody').get(`/tasks/${task}`);
    const runs = await as('everybody').post('/sync-runs').send({});
    ids = {
      task,
      choice: detail.body.answer.choices[0].choiceId,
      question: question_id,
      run: runs.body.items[0].runId,
    };
  });
  afterAll(async () => {
    await portal.stop();
    await tool.stop();
  });

  /** Every route, asked about what belongs to one entity. */
  const ROUTES: Array<
    [method: 'get' | 'put' | 'post' | 'delete', path: string, body?: object]
  > = [
    ['get', '/entities/component/default/parcel-tracking/review'],
    ['get', '/entities/component/default/parcel-tracking/tasks'],
    [
      'put',
      `/entities/component/default/parcel-tracking/workloads/${PARCELS_WORKLOAD}`,
    ],
    [
      'delete',
      `/entities/component/default/parcel-tracking/workloads/${PARCELS_WORKLOAD}`,
    ],
    ['get', '/tasks/:task'],
    [
      'put',
      '/tasks/:task',
      { state: 'open', owner: null, dueDate: null, note: '', ticketUrl: null },
    ],
    ['get', '/workloads'],
    ['get', `/workloads/${PARCELS_WORKLOAD}`],
    ['get', `/workloads/${PARCELS_WORKLOAD}/answers?lensAlias=wellarchitected`],
    [
      'get',
      `/workloads/${PARCELS_WORKLOAD}/answers/:question?lensAlias=wellarchitected`,
    ],
    ['get', '/sources'],
    ['get', '/sync-runs'],
    ['get', '/sync-runs/:run'],
    ['post', '/sync-runs', { entityRef: PARCELS }],
    ['post', '/sync-runs', { workloadId: PARCELS_WORKLOAD }],
    ['post', '/sync-runs', { sourceId: `${accounts.logistics}:us-east-1` }],
    ['post', '/sync-runs', {}],
    ['put', '/tasks/:task/steps/:choice', { done: true }],
    ['post', '/tasks/:task/comments', { text: 'Soon' }],
    ['get', '/tasks'],
    ['get', '/tasks.csv'],
    [
      'post',
      '/task-edits',
      { tasks: [{ taskId: 'x', version: 1 }], changes: { owner: null } },
    ],
  ];

  /** What each route answers, in the order of the routes. */
  const askEverything = async (authorization: string) => {
    const caller = portal.as(authorization);
    const known = ids;
    const statuses = [];
    for (const [method, path, body] of ROUTES) {
      const { status } = await caller[method](
        path.replace(/:([a-z]+)/g, (_, name) => known[name]),
      )
        .set('If-Match', '"1"')
        .send(body);
      statuses.push(status);
    }
    return statuses;
  };

  it.each([
    {
      who: 'somebody who is not signed in',
      header: mockCredentials.none.header(),
      statuses: ROUTES.map(() => 401),
    },
    {
      who: 'somebody with a token that is none',
      header: mockCredentials.user.invalidHeader(),
      statuses: ROUTES.map(() => 401),
    },
    {
      who: 'somebody whom the catalog shows nothing and who has no permission',
      header: user('nobody'),
      statuses: [
        404, 404, 404, 404, 404, 404, 200, 404, 404, 404, 403, 403, 404, 404,
        404, 403, 403, 404, 404, 200, 200, 200,
      ],
    },
    {
      who: 'somebody whom the catalog shows nothing, whatever the permissions',
      header: user('blind'),
      statuses: [
        404, 404, 404, 404, 404, 404, 200, 404, 404, 404, 403, 403, 404, 404,
        404, 403, 403, 404, 404, 200, 200, 200,
      ],
    },
    {
      who: 'somebody who sees the entity and has no permission',
      header: user('barred'),
      statuses: [
        403, 403, 403, 403, 404, 404, 200, 404, 404, 404, 403, 403, 404, 403,
        404, 403, 403, 404, 404, 200, 200, 200,
      ],
    },
    {
      who: 'somebody who may only read',
      header: user('reader'),
      statuses: [
        200, 200, 403, 403, 200, 403, 200, 200, 200, 200, 403, 403, 404, 403,
        403, 403, 403, 403, 403, 200, 200, 200,
      ],
    },
    {
      who: 'an owner of the entity',
      header: user('owner'),
      statuses: [
        200, 200, 204, 204, 200, 200, 200, 200, 200, 200, 403, 403, 404, 202,
        202, 403, 403, 200, 200, 200, 200, 200,
      ],
    },
    {
      who: 'somebody who may accept risks',
      header: user('approver'),
      // An edit that changes nothing asks for nothing more.
      statuses: [
        200, 200, 403, 403, 200, 200, 200, 200, 200, 200, 403, 403, 404, 403,
        403, 403, 403, 403, 200, 200, 200, 200,
      ],
    },
    {
      who: 'somebody who runs the sources',
      header: user('operator'),
      statuses: [
        200, 200, 403, 403, 200, 403, 200, 200, 200, 200, 200, 200, 200, 202,
        202, 202, 202, 403, 403, 200, 200, 200,
      ],
    },
    {
      who: 'a service with some permissions',
      header: mockCredentials.service.header(),
      statuses: [
        200, 200, 403, 403, 200, 200, 200, 200, 200, 200, 403, 403, 404, 403,
        403, 403, 403, 200, 200, 200, 200, 200,
      ],
    },
  ])(
    'let $who do what they may on every route',
    async ({ header, statuses }) => {
      expect(await askEverything(header)).toEqual(statuses);
    },
  );

  it('hide a task as if it were not there, whatever is asked of it', async () => {
    const routes = ROUTES.filter(([, path]) => path.startsWith('/tasks/:task'));
    const answers = async (task: string) => {
      const told = [];
      for (const [method, path, body] of routes) {
        const answer = await as('librarian')
          [method](path.replace(':task', task).replace(':choice', ids.choice))
          .set('If-Match', '"1"')
          .send(body);
        const { name, message } = answer.body.error;
        told.push([answer.status, name, message.replaceAll(task, 'TASK')]);
      }
      return told;
    };
    const hidden = await answers(ids.task);
    expect(hidden).toHaveLength(4);
    expect(hidden).toEqual(await answers('none'));
  });

  it('count for each entity by itself', async () => {
    const owned = as('owner');
    const inventory = '/entities/component/default/inventory';
    const task = await someTaskOf(knex, INVENTORY_WORKLOAD);
    expect((await owned.get(`${inventory}/review`)).status).toBe(200);
    expect((await owned.get(`/tasks/${task}`)).status).toBe(200);

    const edit = await owned.put(`/tasks/${task}`).set('If-Match', '"1"').send({
      state: 'done',
      owner: null,
      dueDate: null,
      note: '',
      ticketUrl: null,
    });
    expect(edit.status).toBe(403);
    const link = await owned.put(`${inventory}/workloads/${PARCELS_WORKLOAD}`);
    expect(link.status).toBe(403);
    const sync = await owned.post('/sync-runs').send({ entityRef: INVENTORY });
    expect(sync.status).toBe(403);
    expect((await knex('links').where({ origin: 'person' })).length).toBe(0);
  });

  it('let risks be accepted by those only who may, and all else be changed by others', async () => {
    const task = await someTaskOf(knex, PARCELS_WORKLOAD);
    const put = async (name: string, change: Partial<TaskEdit>) => {
      const { body, headers } = await as(name).get(`/tasks/${task}`);
      const { state, owner, dueDate, note, ticketUrl }: TaskEdit = body;
      const { acceptanceReason, approvedBy, acceptedUntil }: TaskEdit = body;
      const { status } = await as(name)
        .put(`/tasks/${task}`)
        .set('If-Match', headers.etag)
        .send({
          ...{ state, owner, dueDate, note, ticketUrl },
          ...{ acceptanceReason, approvedBy, acceptedUntil },
          ...change,
        });
      return status;
    };
    const accept: Partial<TaskEdit> = {
      state: 'accepted',
      acceptanceReason: 'The carrier goes',
      approvedBy: 'group:default/parcel-team',
      acceptedUntil: '2099-12-31',
    };

    expect(await put('owner', accept)).toBe(403);
    expect(await put('reader', accept)).toBe(403);
    expect(await put('approver', { note: 'Mine' })).toBe(403);
    expect(await put('approver', { state: 'done' })).toBe(403);
    expect(await put('approver', { ...accept, note: 'Mine' })).toBe(403);
    expect(await put('approver', { ...accept, approvedBy: 'user:gone' })).toBe(
      400,
    );
    expect(await put('approver', accept)).toBe(200);
    expect(await put('owner', { acceptedUntil: '2100-12-31' })).toBe(403);
    expect(await put('owner', { note: 'Known' })).toBe(200);
    expect(await put('approver', { acceptedUntil: '2100-12-31' })).toBe(200);
    expect(await put('approver', { state: 'open' })).toBe(403);
    expect(await put('owner', { state: 'open' })).toBe(200);
    const { body }: { body: TaskDetail } = await as('reader').get(
      `/tasks/${task}`,
    );
    expect(body).toMatchObject({ state: 'open', acceptedUntil: null });
    expect(
      body.history
        .filter(({ field }) => field === 'acceptedUntil')
        .map(({ actor, before, after }) => [actor, before, after]),
    ).toEqual([
      ['user:default/owner', '2100-12-31', null],
      ['user:default/approver', '2099-12-31', '2100-12-31'],
      ['user:default/approver', null, '2099-12-31'],
    ]);
  });

  it('let a workload be linked by those only who see it', async () => {
    const link = (workloadId: string) =>
      as('owner').put(
        `/entities/component/default/parcel-tracking/workloads/${workloadId}`,
      );
    expect((await link(INVENTORY_WORKLOAD)).status).toBe(204);
    expect((await link(ORPHAN)).status).toBe(404);
    expect((await link(UNLINKED)).status).toBe(404);
    await knex('links').where({ origin: 'person' }).delete();
  });
});
