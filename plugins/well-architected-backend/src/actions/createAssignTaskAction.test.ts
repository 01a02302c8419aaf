import { mockCredentials } from '@backstage/backend-test-utils';
import { describeAction } from '../__testUtils__/actions';

const TEAM = 'group:default/parcel-team';

describeAction('assign-task', scene => {
  const assign = (
    user: string,
    input: { owner: string | null; dueDate?: string | null; version?: number },
  ) => scene.act(user, 'assign-task', { taskId: scene.taskId, ...input });
  const task = () => scene.act('owner', 'get-task', { taskId: scene.taskId });
  const version = async () => Number((await task()).version);

  it('gives a task an owner and a due date, and the history says who did', async () => {
    const before = await task();
    const assigned = await assign('owner', {
      owner: 'Group:Parcel-Team',
      dueDate: '2099-01-31',
    });
    expect(assigned).toMatchObject({
      taskId: scene.taskId,
      version: Number(before.version) + 1,
      state: before.state,
      owner: TEAM,
      ownerLeft: false,
      dueDate: '2099-01-31',
      overdue: false,
    });
    expect((await task()).history).toMatchObject([
      { actor: 'user:default/owner', field: 'dueDate', after: '2099-01-31' },
      { actor: 'user:default/owner', field: 'owner', after: TEAM },
      ...(before.history as []),
    ]);
  });

  it('keeps what it is not told of, and clears what it is told to', async () => {
    await assign('owner', { owner: TEAM, dueDate: '2099-01-31' });
    expect(await assign('owner', { owner: null })).toMatchObject({
      owner: null,
      dueDate: '2099-01-31',
    });
    expect(await assign('owner', { owner: TEAM, dueDate: null })).toMatchObject(
      { owner: TEAM, dueDate: null },
    );
  });

  it('knows the caller as "me"', async () => {
    expect(await assign('owner', { owner: 'me' })).toMatchObject({
      owner: 'user:default/owner',
    });
    const service = mockCredentials.service('external:test-service');
    await expect(
      scene.actAs(service, 'assign-task', {
        taskId: scene.taskId,
        owner: 'me',
      }),
    ).rejects.toThrow(/must be a User or Group/);
  });

  it('changes nothing that is so already, even for who saw an older version', async () => {
    await assign('owner', { owner: TEAM });
    const before = await version();
    await assign('owner', { owner: TEAM });
    await assign('owner', { owner: TEAM, version: before - 1 });
    expect(await version()).toBe(before);
  });

  it('changes nothing when somebody else was quicker than who tells a version', async () => {
    await assign('owner', { owner: TEAM, dueDate: null });
    const seen = await version();
    await assign('everybody', { owner: null });
    await expect(
      assign('owner', { owner: TEAM, dueDate: '2099-12-31', version: seen }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/Somebody else.*get-task/),
    });
    expect(await task()).toMatchObject({
      owner: null,
      dueDate: null,
      version: seen + 1,
    });
  });

  it.each([
    ['nobody', TEAM, 'NotFoundError'],
    ['reader', TEAM, 'NotAllowedError'],
    ['approver', TEAM, 'NotAllowedError'],
    ['owner', 'user:default/stranger', 'InputError'],
    ['owner', 'component:default/parcel-tracking', 'InputError'],
    ['owner', 'Jane', 'InputError'],
  ])('refuses what %s may not: %s', async (user, owner, name) => {
    const before = await version();
    const audited = await scene.auditedDuring(() =>
      expect(assign(user, { owner })).rejects.toMatchObject({ name }),
    );
    expect(audited).toEqual([
      {
        eventId: 'task-update',
        meta: { taskId: scene.taskId, actor: `user:default/${user}` },
        status: 'failed',
        error: name,
      },
    ]);
    expect(await version()).toBe(before);
  });

  it('refuses what its input does not name', async () => {
    for (const input of [
      { owner: TEAM, dueData: '2099-01-31' },
      { owner: TEAM, dueDate: '31.01.2099' },
      { owner: TEAM, dueDate: '2099-02-31' },
      { owner: TEAM, version: 0 },
    ]) {
      await expect(assign('owner', input)).rejects.toMatchObject({
        name: 'InputError',
      });
    }
  });

  it('is told to the auditor', async () => {
    expect(
      await scene.auditedDuring(() => assign('owner', { owner: 'me' })),
    ).toEqual([
      {
        eventId: 'task-update',
        meta: { taskId: scene.taskId, actor: 'user:default/owner' },
        status: 'succeeded',
      },
    ]);
  });
});
