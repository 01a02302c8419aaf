import type {
  TaskDetail,
  TaskEdit,
} from 'backstage-plugin-well-architected-common';
import {
  accounts,
  startLocalTool,
  type LocalTool,
} from 'well-architected-tool-local';
import { createTestDatabases } from '../__testUtils__/databases';
import { idOf } from '../__testUtils__/engine';
import {
  component,
  owner,
  startPortal,
  user,
  type Portal,
} from '../__testUtils__/portal';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const TASKS = '/entities/component/default/parcel-tracking/tasks';
const WORKLOAD = idOf('Parcel tracking US');

const ACCEPTED: Partial<TaskEdit> = {
  state: 'accepted',
  acceptanceReason: 'The carrier goes',
  approvedBy: 'user:default/ada',
  acceptedUntil: '2099-12-31',
};

/** A cursor that says what it should not. */
const cursor = (place: object) =>
  `cursor=${Buffer.from(JSON.stringify(place)).toString('base64url')}`;

/** A place in a list of tasks that has just what is told. */
const taskPlace = (place: object) =>
  cursor({ by: 'rank asc', fixOrder: '', id: '', ...place });

describe.each(databases.eachSupportedId())('requests, %p', databaseId => {
  let tool: LocalTool;
  let portal: Portal;
  let task: TaskDetail;

  beforeAll(async () => {
    tool = await startLocalTool();
    portal = await startPortal({
      knex: await databases.init(databaseId),
      tool,
      entities: [
        component('parcel-tracking'),
        owner('User', 'ada'),
        owner('Group', 'parcel-team'),
      ],
      wellArchitected: {
        sources: [{ accountId: accounts.logistics, regions: ['us-east-1'] }],
      },
    });
  });
  beforeEach(async () => {
    const { body } = await portal.as().get(`${TASKS}?sort=updatedAt&limit=1`);
    task = (await portal.as().get(`/tasks/${body.items[0].taskId}`)).body;
  });
  afterAll(async () => {
    await portal.stop();
    await tool.stop();
  });

  const put = (edit: object, version: number | string = task.version) =>
    portal
      .as(user('ada'))
      .put(`/tasks/${task.taskId}`)
      .set('If-Match', typeof version === 'number' ? `"${version}"` : version)
      .send({
        state: task.state,
        owner: task.owner,
        dueDate: task.dueDate,
        note: task.note,
        ticketUrl: task.ticketUrl,
        ...edit,
      });

  const stored = async () => {
    const { body } = await portal.as().get(`/tasks/${task.taskId}`);
    return body as TaskDetail;
  };

  it.each([
    ['?state=open', ['open']],
    ['?state=done', []],
    ['?state=open&state=done', ['open']],
    ['?state=in-progress&state=done', []],
  ])('take one value of a list, or several: %s', async (query, states) => {
    const { status, body } = await portal.as().get(`${TASKS}${query}`);
    expect(status).toBe(200);
    const found = (body.items as TaskDetail[]).map(({ state }) => state);
    expect([...new Set(found)]).toEqual(states);
  });

  it.each([
    [`${TASKS}?colour=red`, /colour/],
    [`${TASKS}?state=lost`, /state/],
    [`${TASKS}?state=open&state=lost`, /state/],
    [`${TASKS}?sort=size`, /sort/],
    [`${TASKS}?sort=risk&sort=owner`, /sort/],
    [`${TASKS}?order=up`, /order/],
    [`${TASKS}?limit=0`, /limit/],
    [`${TASKS}?limit=101`, /limit/],
    [`${TASKS}?limit=ten`, /limit/],
    [`${TASKS}?overdue=false`, /overdue/],
    [`${TASKS}?cursor=nonsense`, /cursor/],
    [`${TASKS}?cursor=e30`, /cursor/],
    [`/workloads?cursor=eyJvZmZzZXQiOjIwfQ`, /cursor/],
    [`/workloads?linked=maybe`, /linked/],
    [`/sync-runs?cursor=eyJvZmZzZXQiOjIwfQ`, /cursor/],
    [`/workloads/${WORKLOAD}/answers`, /lensAlias/],
    [`/tasks/${'x'.repeat(65)}`, /taskId/],
    [`/tasks?${taskPlace({ id: 'a\0b' })}`, /cursor/],
    [`/tasks?${taskPlace({ value: 'rank' })}`, /cursor/],
    [`/tasks?sort=risk&${taskPlace({ by: 'risk asc' })}`, /cursor/],
    [
      `/tasks?sort=risk&${taskPlace({ by: 'risk asc', value: 'HIGH' })}`,
      /cursor/,
    ],
    [
      `/tasks?sort=risk&${taskPlace({ by: 'risk asc', value: 1e300 })}`,
      /cursor/,
    ],
    [`/tasks?sort=owner&${taskPlace({ by: 'owner asc', value: 1 })}`, /cursor/],
    [`/workloads?${cursor({ name: 'a\0', id: '' })}`, /cursor/],
    [`/sync-runs?${cursor({ queuedAt: 'a\0', id: '' })}`, /cursor/],
    ['/entities/a%2Fb/default/c/review', /no entity reference/],
    ['/entities/a%2Fb/default/c/tasks', /no entity reference/],
  ])('are refused when the contract knows them not: %s', async (path, says) => {
    const { status, body } = await portal.as().get(path);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: {
        error: { name: 'InputError', message: expect.stringMatching(says) },
      },
    });
  });

  it.each([
    [{ colour: 'red' }, /unevaluated/],
    [{ state: 'lost' }, /state/],
    [{ state: undefined }, /state/],
    [{ state: 'resolved' }, /Only a sync makes a task resolved/],
    [{ state: 'accepted' }, /with a reason, who approved it, and until when/],
    [{ ...ACCEPTED, acceptedUntil: '2020-01-31' }, /have ended on 2020-01-31/],
    [{ ...ACCEPTED, acceptedUntil: 'soon' }, /acceptedUntil/],
    [{ ...ACCEPTED, approvedBy: 'user:default/nobody' }, /catalog has no/],
    [{ ...ACCEPTED, acceptanceReason: 'x'.repeat(10_001) }, /acceptanceReason/],
    [{ owner: 'component:default/parcel-tracking' }, /User or Group/],
    [{ owner: 'nobody' }, /no entity reference/],
    [{ owner: 'user:default/nobody' }, /catalog has no 'user:default\/nobody'/],
    [{ owner: 7 }, /owner/],
    [{ dueDate: '2027-02-31' }, /no day of the calendar/],
    [{ dueDate: '31.01.2027' }, /dueDate/],
    [{ dueDate: '2027-01-31T00:00:00Z' }, /dueDate/],
    [{ ticketUrl: ['javascript', 'alert(1)'].join(':') }, /http/],
    [{ ticketUrl: 'file:///etc/hosts' }, /http/],
    [{ ticketUrl: 'TRK-1' }, /http/],
    [{ rank: 0 }, /rank/],
    [{ rank: 1.5 }, /rank/],
    [{ note: null }, /note/],
    [{ note: 'x'.repeat(10_001) }, /note/],
    [{ note: 'a\u0000b' }, /NUL/],
  ])('cannot make a task what it cannot be: %j', async (edit, says) => {
    const { status, body } = await put(edit);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: {
        error: { name: 'InputError', message: expect.stringMatching(says) },
      },
    });
    expect(await stored()).toEqual(task);
  });

  it.each([
    [{ owner: 'nobody' }, /no entity reference/],
    [{ owner: 'user:default/' }, /no entity reference/],
    [{ ...ACCEPTED, approvedBy: 'x y z' }, /no entity reference/],
    [{ owner: 'user:default/nobody' }, /catalog has no/],
  ])(
    'cannot make several tasks what none can be: %j',
    async (changes, says) => {
      const { status, body } = await portal
        .as(user('ada'))
        .post('/task-edits')
        .send({
          tasks: [{ taskId: task.taskId, version: task.version }],
          changes,
        });
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringMatching(says) } },
      });
      expect(await stored()).toEqual(task);
    },
  );

  it('that race to change several tasks alike all find them so', async () => {
    const { body } = await portal.as().get(`${TASKS}?limit=100`);
    const tasks = (body.items as TaskDetail[]).map(({ taskId, version }) => ({
      taskId,
      version,
    }));
    const send = () =>
      portal
        .as(user('ada'))
        .post('/task-edits')
        .send({ tasks, changes: { dueDate: '2031-05-05' } });
    const answers = await Promise.all([send(), send(), send()]);
    expect(
      answers.map(({ body: { items } }) =>
        items.filter(
          ({ outcome }: { outcome: string }) => outcome === 'failed',
        ),
      ),
    ).toEqual([[], [], []]);
    const changed = answers.flatMap(({ body: { items } }) =>
      items.filter(({ outcome }: { outcome: string }) => outcome === 'changed'),
    );
    expect(changed).toHaveLength(tasks.length);
  });

  it.each(['1', '*', 'W/1', '"one"', '"-1"', '""', '"1", "2"'])(
    'must name the version of a task as its ETag did: %s',
    async etag => {
      expect((await put({ note: 'new' }, etag)).body).toMatchObject({
        error: {
          name: 'InputError',
          message: 'If-Match must be the ETag of the task',
        },
        response: { statusCode: 400 },
      });
    },
  );

  it('must name a version to change a task', async () => {
    const { body } = await portal
      .as()
      .put(`/tasks/${task.taskId}`)
      .send({ state: 'done' });
    expect(body).toMatchObject({
      error: {
        name: 'InputError',
        message: expect.stringMatching(/if-match/i),
      },
      response: { statusCode: 400 },
    });
  });

  it('fail when somebody else has changed the task, whatever else they ask for', async () => {
    const before = await stored();
    for (const edit of [
      { note: 'new' },
      { owner: 'user:default/nobody' },
      { state: 'resolved' },
    ]) {
      expect((await put(edit, before.version + 1)).body).toMatchObject({
        error: {
          name: 'PreconditionFailedError',
          message: 'Somebody else has changed the task meanwhile',
        },
        response: { statusCode: 412 },
      });
    }
    expect(await stored()).toEqual(before);
  });

  it('change nothing when they ask for what is stored', async () => {
    const edit = {
      owner: 'user:default/ada',
      note: 'Ask the carriers',
      dueDate: '2020-01-31',
      ticketUrl: 'https://tickets.example.com/TRK-1',
    };
    expect((await put(edit)).status).toBe(200);
    const before = await stored();
    expect(before).toMatchObject({ ...edit, overdue: true });

    const again = await put(
      { ...edit, owner: 'User:ada', note: '  Ask the carriers\n' },
      before.version,
    );
    expect(again.headers.etag).toBe(`"${before.version}"`);
    expect(again.body).toEqual(before);
  });

  it('that race lose nothing: one wins, the others are told', async () => {
    const racing = await Promise.all(
      ['one', 'two', 'three'].map(note => put({ note })),
    );
    expect(racing.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const winner = racing.find(({ status }) => status === 200)!.body;
    const after = await stored();
    expect(after.note).toBe(winner.note);
    expect(after.version).toBe(task.version + 1);
    expect(
      after.history.filter(({ version }) => version === after.version),
    ).toEqual([
      expect.objectContaining({
        field: 'note',
        before: task.note,
        after: winner.note,
      }),
    ]);
  });

  it.each([
    [{ workloadId: WORKLOAD, sourceId: 'x' }, /NOT have more than 1/],
    [{ everything: true }, /additional|evaluated/],
    [{ entityRef: 'no reference' }, /entity ref/i],
    ['text', /./],
  ])('for a sync name one thing that there is: %j', async (body, says) => {
    const response = await portal.as().post('/sync-runs').send(body);
    expect(response.body).toMatchObject({
      error: { name: 'InputError', message: expect.stringMatching(says) },
      response: { statusCode: 400 },
    });
  });

  it.each([
    ['/tasks/none', 404],
    ['/workloads/none', 404],
    [`/workloads/${WORKLOAD}/answers?lensAlias=none`, 404],
    [`/workloads/${WORKLOAD}/answers/none?lensAlias=wellarchitected`, 404],
    ['/entities/component/default/none/review', 404],
    ['/sync-runs/none', 404],
    ['/tasks/a%00b', 400],
    [`${TASKS}?q=a%00b`, 400],
  ])('for what is not there say so: %s is %d', async (path, status) => {
    expect((await portal.as().get(path)).status).toBe(status);
  });

  it('cannot sync or link what is not there', async () => {
    const { as } = portal;
    const link = '/entities/component/default/parcel-tracking/workloads/none';
    expect((await as().put(link)).status).toBe(404);
    for (const missing of [
      { workloadId: 'none' },
      { sourceId: 'none' },
      { entityRef: 'component:default/none' },
    ]) {
      expect((await as().post('/sync-runs').send(missing)).status).toBe(404);
    }
  });
});
