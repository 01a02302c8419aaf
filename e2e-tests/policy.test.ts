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
import { ACTIONS, CALLERS, ENTITY, ENTITY_PATH, ROUTES } from './policyCases';
import { SERVICE_TOKEN, test, type Portal } from './portal';

// By the real permission framework and catalog, on the portal as it is started.

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
  // The first sync of the portal may still be at it.
  await expect
    .poll(async () => {
      const runs = await read<{ items: SyncRun[] }>(
        portal,
        architect,
        'GET /sync-runs',
      );
      return runs.items.every(({ finishedAt }) => finishedAt !== null);
    })
    .toBe(true);
  const review = await read<EntityReview>(
    portal,
    architect,
    `GET ${ENTITY_PATH}/review`,
  );
  const { items } = await read<TaskPage>(
    portal,
    architect,
    `GET ${ENTITY_PATH}/tasks?state=open`,
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
  // What the catalog has becomes known soon after the start.
  await expect(async () => {
    const stranger = await seenBy('rowan.fern');
    const owner = await seenBy('bryony.heath');
    const approver = await seenBy('aster.field');
    expect(stranger).toEqual(owner);
    expect(stranger).toMatchObject({
      unlinked: 0,
      exported: stranger.totalItems,
    });
    expect(stranger.totalItems).toBeGreaterThan(0);
    expect(approver.unlinked).toBeGreaterThan(0);
    expect(approver.totalItems).toBeGreaterThan(stranger.totalItems!);
    expect(approver.exported).toBe(approver.totalItems);
  }).toPass({ timeout: 60_000 });
});

test('a workload without an entity has its risks accepted by approvers, and its tasks changed by nobody otherwise', async ({
  portal,
}) => {
  await findIds(portal);
  const approver = await tokenOf(portal, 'aster.field');
  const owner = await tokenOf(portal, 'bryony.heath');
  const unlinked = await read<{ items: Array<{ workloadId: string }> }>(
    portal,
    approver,
    'GET /workloads?linked=false',
  );
  const { items } = await read<TaskPage>(
    portal,
    approver,
    `GET /tasks?state=open&workloadId=${unlinked.items[0].workloadId}`,
  );
  const { taskId, version } = items[0];
  const change = async (token: string, changes: object) => {
    const { status } = await ask(portal, token, `PUT /tasks/${taskId}`, {
      body: {
        ...{ state: 'open', owner: null, dueDate: null, note: '' },
        ...{ ticketUrl: null, ...changes },
      },
      headers: { 'If-Match': `"${version}"` },
    });
    return status;
  };
  const accepted = {
    state: 'accepted',
    acceptanceReason: 'It goes soon',
    approvedBy: 'group:default/architects',
    acceptedUntil: '2099-12-31',
  };
  expect(await change(owner, accepted)).toBe(404);
  expect(await change(approver, { note: 'Ours' })).toBe(403);
  expect(await change(approver, accepted)).toBe(200);
});
