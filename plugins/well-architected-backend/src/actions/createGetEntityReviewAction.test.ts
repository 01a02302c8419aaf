import type { EntityReview } from 'backstage-plugin-well-architected-common';
import { describeAction } from '../__testUtils__/actions';
import { PARCELS, PARCELS_WORKLOAD } from '../__testUtils__/people';
import { user } from '../__testUtils__/portal';

describeAction('get-entity-review', scene => {
  const get = (name: string, entityRef = PARCELS) =>
    scene.act<EntityReview>(name, 'get-entity-review', { entityRef });

  it.each([
    ['nobody', PARCELS, 'NotFoundError'],
    ['blind', PARCELS, 'NotFoundError'],
    ['barred', PARCELS, 'NotAllowedError'],
    ['reader', 'component:default/nothing', 'NotFoundError'],
    ['reader', 'parcel-tracking', 'InputError'],
  ])('does not tell %s of %s', async (name, entityRef, error) => {
    await expect(get(name, entityRef)).rejects.toMatchObject({ name: error });
  });

  it('is told to the auditor where it is refused', async () => {
    const audited = await scene.auditedDuring(async () => {
      await get('reader');
      await expect(get('nobody')).rejects.toThrow();
      await expect(get('barred')).rejects.toThrow();
    });
    expect(audited).toEqual([
      {
        eventId: 'read',
        meta: { actor: 'user:default/barred' },
        status: 'failed',
        error: 'NotAllowedError',
      },
    ]);
  });

  it('tells scores, workloads and first tasks as the page of the entity does', async () => {
    const { body } = await scene.portal
      .as(user('reader'))
      .get('/entities/component/default/parcel-tracking/review');
    const page: EntityReview = body;
    const review = await get('reader', 'Component:Parcel-Tracking');
    expect(review).toMatchObject({ entityRef: PARCELS, tasks: page.tasks });
    expect(review.lenses).toEqual(page.lenses);
    expect(review.lenses[0].pillars).toHaveLength(6);
    expect(review.firstTasks.map(({ taskId }) => taskId)).toEqual(
      page.firstTasks.map(({ taskId }) => taskId),
    );
  });

  it('tells the least of each workload', async () => {
    const { workloads } = await get('reader');
    expect(workloads).toEqual([
      {
        workloadId: PARCELS_WORKLOAD,
        workloadName: 'Parcel tracking US',
        workloadArn: expect.stringContaining(PARCELS_WORKLOAD),
        environment: 'PRODUCTION',
        consoleUrl: expect.stringMatching(/^https:.*us-east-1/),
        updatedAt: expect.any(String),
        syncedAt: expect.any(String),
        depth: 'details',
        stale: expect.any(Boolean),
        archivedAt: null,
        failingSince: null,
      },
    ]);
  });
});
