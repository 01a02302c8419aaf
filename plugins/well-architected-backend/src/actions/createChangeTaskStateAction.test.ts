import type { JsonObject } from '@backstage/types';
import { describeAction } from '../__testUtils__/actions';

const ACCEPTANCE = {
  acceptanceReason: 'It is switched off in spring.',
  approvedBy: 'group:default/parcel-team',
  acceptedUntil: '2099-03-31',
};
const NOT_ACCEPTED = {
  acceptanceReason: null,
  approvedBy: null,
  acceptedUntil: null,
};

describeAction('change-task-state', scene => {
  const change = (user: string, input: JsonObject) =>
    scene.act(user, 'change-task-state', { taskId: scene.taskId, ...input });
  const task = () => scene.act('owner', 'get-task', { taskId: scene.taskId });

  beforeEach(() => change('everybody', { state: 'open' }));

  it('moves a task on, and the history says who did', async () => {
    const before = await task();
    expect(await change('owner', { state: 'in-progress' })).toMatchObject({
      state: 'in-progress',
      version: Number(before.version) + 1,
      ...NOT_ACCEPTED,
    });
    expect(await change('owner', { state: 'done' })).toMatchObject({
      state: 'done',
    });
    const actor = 'user:default/owner';
    expect((await task()).history).toMatchObject([
      { actor, field: 'state', before: 'in-progress', after: 'done' },
      { actor, field: 'state', before: 'open', after: 'in-progress' },
      ...(before.history as []),
    ]);
  });

  it('accepts a risk with a reason, an approver and a last day', async () => {
    expect(
      await change('approver', { state: 'accepted', ...ACCEPTANCE }),
    ).toMatchObject({ state: 'accepted', risk: 'HIGH', ...ACCEPTANCE });
    expect(
      await change('approver', {
        state: 'accepted',
        acceptedUntil: '2099-06-30',
      }),
    ).toMatchObject({ ...ACCEPTANCE, acceptedUntil: '2099-06-30' });
    expect(await change('owner', { state: 'open' })).toMatchObject({
      state: 'open',
      ...NOT_ACCEPTED,
    });
  });

  it.each([
    ['nobody', { state: 'done' }, 'NotFoundError'],
    ['reader', { state: 'done' }, 'NotAllowedError'],
    ['approver', { state: 'done' }, 'NotAllowedError'],
    ['owner', { state: 'accepted', ...ACCEPTANCE }, 'NotAllowedError'],
    ['approver', { state: 'accepted' }, 'InputError'],
    [
      'approver',
      { state: 'accepted', ...ACCEPTANCE, acceptedUntil: '2020-01-01' },
      'InputError',
    ],
    [
      'approver',
      { state: 'accepted', ...ACCEPTANCE, approvedBy: 'me' },
      'InputError',
    ],
  ])('refuses what %s may not: %j', async (user, input, name) => {
    const audited = await scene.auditedDuring(() =>
      expect(change(user, input)).rejects.toMatchObject({ name }),
    );
    expect(audited).toMatchObject([
      {
        eventId: 'task-update',
        meta: { taskId: scene.taskId, actor: `user:default/${user}` },
        status: 'failed',
        error: name,
      },
    ]);
    expect(await task()).toMatchObject({ state: 'open' });
  });

  it.each(['resolved', 'obsolete'])(
    'leaves it to a sync to make a task %s',
    async state => {
      await expect(change('owner', { state })).rejects.toMatchObject({
        name: 'InputError',
      });
    },
  );
});
