import { expect } from '@playwright/test';
import type {
  EntityReview,
  SyncRun,
  TaskDetail,
  TaskPage,
} from 'backstage-plugin-well-architected-common';
import { Agent } from './agent';
import { test } from './portal';

/** It belongs to the team of Clover Dale. */
const ENTITY = 'component:default/order-router';
const CLOVER = 'user:default/clover.dale';

test('an agent is offered the actions as tools, marked by what they do', async ({
  portal,
}) => {
  const tools = await (await Agent.of(portal, 'clover.dale')).tools();
  const marks = tools.map(({ name, annotations }) => [
    name,
    annotations.readOnlyHint,
    annotations.destructiveHint,
    annotations.idempotentHint,
  ]);
  expect(marks).toEqual([
    ['well-architected.get-entity-review', true, false, true],
    ['well-architected.search-tasks', true, false, true],
    ['well-architected.get-task', true, false, true],
    ['well-architected.assign-task', false, false, true],
    ['well-architected.change-task-state', false, false, true],
    ['well-architected.comment-on-task', false, false, false],
    ['well-architected.sync-entity', false, false, true],
    ['well-architected.get-sync-run', true, false, true],
  ]);
  for (const { description, inputSchema } of tools) {
    expect(description).toMatch(/\w/);
    for (const field of Object.values(inputSchema.properties)) {
      expect(field).toMatchObject({ description: expect.stringMatching(/\w/) });
    }
  }
});

test('an agent finds what to fix first, and works on it in the name of its person', async ({
  portal,
}) => {
  const agent = await Agent.of(portal, 'clover.dale');
  const { told: review } = await agent.call<EntityReview>('get-entity-review', {
    entityRef: ENTITY,
  });
  expect(review.lenses[0].pillars).toHaveLength(6);
  expect(review.workloads.length).toBeGreaterThan(0);

  const { told: found } = await agent.call<TaskPage>('search-tasks', {
    entityRef: [ENTITY],
    risk: ['HIGH'],
    state: ['open'],
    owner: ['none'],
  });
  const [{ taskId, title }] = found.items;
  const { told: before } = await agent.call<TaskDetail>('get-task', { taskId });
  expect(before).toMatchObject({
    title,
    state: 'open',
    suggestedOwner: 'group:default/fulfilment',
  });
  expect(before.steps.length).toBeGreaterThan(0);

  await agent.call('assign-task', {
    taskId,
    owner: 'me',
    dueDate: '2099-06-30',
    version: before.version,
  });
  await agent.call('change-task-state', { taskId, state: 'in-progress' });
  await agent.call('comment-on-task', { taskId, text: 'I have begun.' });

  const { told: after } = await agent.call<TaskDetail>('get-task', { taskId });
  expect(after).toMatchObject({
    state: 'in-progress',
    owner: CLOVER,
    dueDate: '2099-06-30',
    comments: [{ author: CLOVER, text: 'I have begun.' }],
  });
  expect(after.history).toMatchObject([
    { actor: CLOVER, field: 'state', before: 'open', after: 'in-progress' },
    { actor: CLOVER, field: 'dueDate', after: '2099-06-30' },
    { actor: CLOVER, field: 'owner', after: CLOVER },
    ...before.history,
  ]);
  const { told: mine } = await agent.call<TaskPage>('search-tasks', {
    entityRef: [ENTITY],
    owner: ['me'],
    state: ['in-progress'],
  });
  expect(mine.items.map(task => task.taskId)).toEqual([taskId]);

  // Somebody who saw the task before all that is told so.
  const { failure } = await agent.call('change-task-state', {
    taskId,
    state: 'done',
    version: before.version,
  });
  expect(failure).toMatch(/^ConflictError: Somebody else/);
});

test('an agent may do what its person may, and is told why not', async ({
  portal,
}) => {
  const owner = await Agent.of(portal, 'clover.dale');
  const stranger = await Agent.of(portal, 'rowan.fern');
  const architect = await Agent.of(portal, 'aster.field');
  const { told: found } = await owner.call<TaskPage>('search-tasks', {
    entityRef: [ENTITY],
    state: ['open'],
  });
  const [{ taskId }] = found.items;
  const acceptance = {
    taskId,
    state: 'accepted',
    acceptanceReason: 'It is replaced next year.',
    approvedBy: 'group:default/architects',
    acceptedUntil: '2099-12-31',
  };

  // Everybody reads; owners work; architects accept.
  const read = await stranger.call<TaskDetail>('get-task', { taskId });
  expect(read.told).toMatchObject({ taskId });
  const refused = [
    await stranger.call('assign-task', { taskId, owner: 'me' }),
    await stranger.call('comment-on-task', { taskId, text: 'Hello' }),
    await stranger.call('sync-entity', { entityRef: ENTITY }),
    await owner.call('change-task-state', acceptance),
    await architect.call('change-task-state', { taskId, state: 'done' }),
  ];
  for (const { failure } of refused) {
    expect(failure).toMatch(/^NotAllowedError: /);
  }
  const accepted = await architect.call('change-task-state', acceptance);
  expect(accepted.told).toMatchObject(acceptance);

  const missing = await owner.call('get-task', { taskId: 'nothing' });
  expect(missing.failure).toMatch(/^NotFoundError: There is no task/);
  const incomplete = await architect.call('change-task-state', {
    taskId: found.items[1].taskId,
    state: 'accepted',
  });
  expect(incomplete.failure).toMatch(/^InputError: A risk is accepted with/);
  const misspelt = await owner.call('search-tasks', { states: ['open'] });
  expect(misspelt.failure).toMatch(/^InputError: .*states/s);
});

test('an agent syncs an entity, and follows the runs to their end', async ({
  portal,
}) => {
  const agent = await Agent.of(portal, 'clover.dale');
  const { told } = await agent.call<{ runs: SyncRun[] }>('sync-entity', {
    entityRef: ENTITY,
  });
  expect(told.runs.length).toBeGreaterThan(0);
  for (const { runId } of told.runs) {
    await expect
      .poll(async () => {
        const run = await agent.call<SyncRun>('get-sync-run', { runId });
        return run.told.state;
      })
      .toBe('succeeded');
  }
});
