import { expect } from '@playwright/test';
import {
  openApiDocument,
  type EntityReview,
  type SyncRun,
  type Task,
  type TaskDetail,
  type TaskPage,
} from 'backstage-plugin-well-architected-common';
import { Agent } from './agent';
import { tokenOf } from './people';
import { SERVICE_TOKEN, test, type Portal } from './portal';

// The sample policy, decided by the real permission framework and catalog. The
// service belongs to the team of Bryony Heath, and no other test changes it.
const ENTITY = 'component:default/shipping-labels';
const TEAM = 'group:default/delivery';

/** Everybody whom the policy treats otherwise, with the token they ask with. */
const CALLERS: Record<string, (portal: Portal) => Promise<string | undefined>> =
  {
    'who is not signed in': async () => undefined,
    'a member of another team': portal => tokenOf(portal, 'rowan.fern'),
    'an approver': portal => tokenOf(portal, 'aster.field'),
    // After those who may not: what is so already, they might leave so.
    'an owner': portal => tokenOf(portal, 'bryony.heath'),
    'a service': async () => SERVICE_TOKEN,
  };

interface Route {
  operation: string;
  request: string;
  body?: object;
  /** What each caller is answered, in their order. */
  statuses: number[];
}

const ALL = [401, 200, 200, 200, 200];
const SOURCES = [401, 403, 200, 403, 200];
const NOTHING = {
  state: 'open',
  owner: null,
  dueDate: null,
  note: '',
  ticketUrl: null,
};
const WORKLOAD_OF_ENTITY =
  '/entities/component/default/shipping-labels/workloads/:workload';

/** Every operation of the contract, asked for what belongs to the team. */
const ROUTES: Route[] = [
  {
    operation: 'getEntityReview',
    request: 'GET /entities/component/default/shipping-labels/review',
    statuses: ALL,
  },
  {
    operation: 'listEntityTasks',
    request: 'GET /entities/component/default/shipping-labels/tasks',
    statuses: ALL,
  },
  {
    operation: 'linkWorkload',
    request: `PUT ${WORKLOAD_OF_ENTITY}`,
    statuses: [401, 403, 204, 403, 204],
  },
  {
    operation: 'unlinkWorkload',
    request: `DELETE ${WORKLOAD_OF_ENTITY}`,
    statuses: [401, 403, 204, 403, 204],
  },
  { operation: 'listTasks', request: 'GET /tasks', statuses: ALL },
  { operation: 'exportTasks', request: 'GET /tasks.csv', statuses: ALL },
  {
    // What becomes of each task stands in the answer.
    operation: 'editTasks',
    request: 'POST /task-edits',
    body: {
      tasks: [{ taskId: 'nothing', version: 1 }],
      changes: { owner: null },
    },
    statuses: ALL,
  },
  { operation: 'getTask', request: 'GET /tasks/:task', statuses: ALL },
  {
    // An edit that changes nothing asks for one of the permissions only.
    operation: 'editTask',
    request: 'PUT /tasks/:task',
    body: NOTHING,
    statuses: [401, 403, 200, 200, 200],
  },
  {
    operation: 'editTask',
    request: 'PUT /tasks/:task',
    body: { ...NOTHING, note: 'To be talked about' },
    statuses: [401, 403, 403, 200, 200],
  },
  {
    operation: 'tickStep',
    request: 'PUT /tasks/:task/steps/:choice',
    body: { done: true },
    statuses: [401, 403, 403, 200, 200],
  },
  {
    operation: 'addComment',
    request: 'POST /tasks/:task/comments',
    body: { text: 'Soon' },
    statuses: [401, 403, 200, 200, 200],
  },
  { operation: 'listWorkloads', request: 'GET /workloads', statuses: ALL },
  {
    operation: 'getWorkload',
    request: 'GET /workloads/:workload',
    statuses: ALL,
  },
  {
    operation: 'listAnswers',
    request: 'GET /workloads/:workload/answers?lensAlias=wellarchitected',
    statuses: ALL,
  },
  {
    operation: 'getAnswer',
    request:
      'GET /workloads/:workload/answers/:question?lensAlias=wellarchitected',
    statuses: ALL,
  },
  { operation: 'listSources', request: 'GET /sources', statuses: SOURCES },
  { operation: 'listSyncRuns', request: 'GET /sync-runs', statuses: SOURCES },
  {
    operation: 'getSyncRun',
    request: 'GET /sync-runs/:run',
    statuses: [401, 404, 200, 404, 200],
  },
  {
    operation: 'requestSync',
    request: 'POST /sync-runs',
    body: { entityRef: ENTITY },
    statuses: [401, 403, 202, 202, 202],
  },
  {
    operation: 'requestSync',
    request: 'POST /sync-runs',
    body: {},
    statuses: [401, 403, 202, 403, 202],
  },
];

interface Action {
  action: string;
  input: object;
  /** The error that each caller but the first is told, if any, in their order. */
  failures: Array<string | undefined>;
}

const READ = [undefined, undefined, undefined, undefined];
const WORK = ['NotAllowedError', 'NotAllowedError', undefined, undefined];

/** Every action. */
const ACTIONS: Action[] = [
  {
    action: 'get-entity-review',
    input: { entityRef: ENTITY },
    failures: READ,
  },
  { action: 'search-tasks', input: { entityRef: [ENTITY] }, failures: READ },
  { action: 'get-task', input: { taskId: ':task' }, failures: READ },
  {
    action: 'assign-task',
    input: { taskId: ':task', owner: TEAM },
    failures: WORK,
  },
  {
    action: 'change-task-state',
    input: { taskId: ':task', state: 'in-progress' },
    failures: WORK,
  },
  {
    action: 'comment-on-task',
    input: { taskId: ':task', text: 'Soon' },
    failures: ['NotAllowedError', undefined, undefined, undefined],
  },
  {
    action: 'sync-entity',
    input: { entityRef: ENTITY },
    failures: ['NotAllowedError', undefined, undefined, undefined],
  },
  {
    action: 'get-sync-run',
    input: { runId: ':run' },
    failures: ['NotFoundError', undefined, 'NotFoundError', undefined],
  },
];

/** Asks the REST API; what `:name` stands for is put in. */
async function ask(
  { url }: Portal,
  token: string | undefined,
  request: string,
  options: { body?: object; headers?: Record<string, string> } = {},
): Promise<Response> {
  const [method, path] = request.split(' ');
  return fetch(`${url}/api/well-architected${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...options.headers,
    },
    body: options.body && JSON.stringify(options.body),
  });
}

async function read<T>(
  portal: Portal,
  token: string | undefined,
  request: string,
  body?: object,
): Promise<T> {
  const response = await ask(portal, token, request, { body });
  expect(response.ok, `${request}: ${response.status}`).toBe(true);
  return response.json();
}

/** What the routes and actions are asked for. */
async function findIds(portal: Portal): Promise<Record<string, string>> {
  const architect = await tokenOf(portal, 'aster.field');
  const path = 'GET /entities/component/default/shipping-labels';
  const review = await read<EntityReview>(portal, architect, `${path}/review`);
  const { items } = await read<TaskPage>(
    portal,
    architect,
    `${path}/tasks?state=open`,
  );
  const task = await read<TaskDetail>(
    portal,
    architect,
    `GET /tasks/${items[0].taskId}`,
  );
  const runs = await read<{ items: SyncRun[] }>(
    portal,
    architect,
    'POST /sync-runs',
    { entityRef: ENTITY },
  );
  return {
    workload: review.workloads[0].workloadId,
    task: task.taskId,
    question: task.questionId,
    choice: task.steps[0].choiceId,
    run: runs.items[0].runId,
  };
}

function filledIn(text: string, ids: Record<string, string>): string {
  return text.replace(/:([a-z]+)\b/g, (all, name) => ids[name] ?? all);
}

test('the policy is asked on every operation of the contract', () => {
  const operations = Object.values(openApiDocument.paths).flatMap(methods =>
    Object.values(methods as Record<string, { operationId?: string }>).flatMap(
      ({ operationId }) => operationId ?? [],
    ),
  );
  expect(new Set(ROUTES.map(({ operation }) => operation))).toEqual(
    new Set(operations),
  );
});

for (const [place, [who, tokenFor]] of Object.entries(CALLERS).entries()) {
  test(`${who} may do on every route what the policy says`, async ({
    portal,
  }) => {
    const ids = await findIds(portal);
    const token = await tokenFor(portal);
    const answered: string[] = [];
    for (const { operation, request, body } of ROUTES) {
      // Whoever may change the task, changes it as it is by now.
      const { version } = await read<Task>(
        portal,
        SERVICE_TOKEN,
        `GET /tasks/${ids.task}`,
      );
      const { status } = await ask(portal, token, filledIn(request, ids), {
        body,
        headers: { 'If-Match': `"${version}"` },
      });
      answered.push(`${operation}: ${status}`);
    }
    expect(answered).toEqual(
      ROUTES.map(
        ({ operation, statuses }) => `${operation}: ${statuses[place]}`,
      ),
    );
  });
}

test('everybody may do with every action what the policy says', async ({
  portal,
}) => {
  const ids = await findIds(portal);
  const [[, nobody], ...others] = Object.entries(CALLERS);
  await expect(
    Agent.bearing(portal, String(await nobody(portal))),
  ).rejects.toThrow(/401/);

  for (const [place, [who, tokenFor]] of others.entries()) {
    const agent = await Agent.bearing(portal, (await tokenFor(portal))!);
    const told: string[] = [];
    for (const { action, input } of ACTIONS) {
      const { failure } = await agent.call(
        action,
        JSON.parse(filledIn(JSON.stringify(input), ids)),
      );
      told.push(`${who}, ${action}: ${failure?.split(':')[0]}`);
    }
    expect(told).toEqual(
      ACTIONS.map(
        ({ action, failures }) => `${who}, ${action}: ${failures[place]}`,
      ),
    );
  }
});

test('lists, counts and exports tell of unlinked workloads to nobody but approvers', async ({
  portal,
}) => {
  const seenBy = async (name: string) => {
    const token = await tokenOf(portal, name);
    const { totalItems } = await read<TaskPage>(portal, token, 'GET /tasks');
    const unlinked = await read<{ items: unknown[] }>(
      portal,
      token,
      'GET /workloads?linked=false',
    );
    const csv = await ask(portal, token, 'GET /tasks.csv');
    return {
      totalItems,
      unlinked: unlinked.items.length,
      // A heading, and a line for each task: no text of the sample has two.
      exported: (await csv.text()).trim().split('\r\n').length - 1,
    };
  };
  const stranger = await seenBy('rowan.fern');
  const owner = await seenBy('bryony.heath');
  const approver = await seenBy('aster.field');
  expect(stranger).toEqual(owner);
  expect(stranger).toMatchObject({
    unlinked: 0,
    exported: stranger.totalItems,
  });
  expect(approver.unlinked).toBeGreaterThan(0);
  expect(approver.totalItems).toBeGreaterThan(stranger.totalItems!);
  expect(approver.exported).toBe(approver.totalItems);
});
