import type { SyncRun } from 'backstage-plugin-well-architected-common';
import { describeAction } from '../__testUtils__/actions';
import { INVENTORY, PARCELS } from '../__testUtils__/people';

describeAction('sync-entity', scene => {
  const sync = (user: string, entityRef = PARCELS) =>
    scene.act<{ runs: SyncRun[] }>(user, 'sync-entity', { entityRef });
  const run = (user: string, runId: string) =>
    scene.act(user, 'get-sync-run', { runId });

  it('reads the workloads of an entity, and get-sync-run tells how it went', async () => {
    const { runs } = await sync('owner');
    expect(runs).toHaveLength(1);
    expect(await run('owner', runs[0].runId)).toMatchObject({
      runId: runs[0].runId,
      sourceId: runs[0].sourceId,
      state: 'succeeded',
      done: 1,
      total: 1,
      failures: [],
    });
  });

  it('shows a run to who asked for it, and to who sees sources', async () => {
    const [{ runId }] = (await sync('owner')).runs;
    expect(await run('operator', runId)).toMatchObject({ runId });
    await expect(run('reader', runId)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(run('owner', 'nothing')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it.each([
    ['nobody', PARCELS, 'NotFoundError'],
    ['barred', PARCELS, 'NotAllowedError'],
    ['reader', PARCELS, 'NotAllowedError'],
    ['owner', INVENTORY, 'NotAllowedError'],
    ['owner', 'parcel-tracking', 'InputError'],
  ])('refuses %s to sync %s', async (user, entityRef, name) => {
    const audited = await scene.auditedDuring(() =>
      expect(sync(user, entityRef)).rejects.toMatchObject({ name }),
    );
    expect(audited).toEqual([
      {
        eventId: 'sync-request',
        meta: { entityRef, actor: `user:default/${user}` },
        status: 'failed',
        error: name,
      },
    ]);
  });

  it('is told to the auditor', async () => {
    expect(await scene.auditedDuring(() => sync('owner'))).toMatchObject([
      {
        eventId: 'sync-request',
        meta: { entityRef: PARCELS, actor: 'user:default/owner' },
        status: 'succeeded',
      },
    ]);
  });
});
