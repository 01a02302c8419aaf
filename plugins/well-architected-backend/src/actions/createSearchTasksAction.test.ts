import type { JsonObject } from '@backstage/types';
import { describeAction } from '../__testUtils__/actions';
import { INVENTORY, PARCELS } from '../__testUtils__/people';

interface Found {
  items: Array<{ taskId: string; state: string; entityRefs: string[] }>;
  totalItems: number;
  nextCursor?: string;
}

describeAction('search-tasks', scene => {
  const search = (user: string, input?: JsonObject) =>
    scene.act<Found>(user, 'search-tasks', input);
  const entitiesOf = ({ items }: Found) => [
    ...new Set(items.flatMap(({ entityRefs }) => entityRefs)),
  ];

  it('finds the tasks that the caller may see, and tells the least of each', async () => {
    const found = await search('reader');
    expect(entitiesOf(found)).toEqual([PARCELS]);
    expect(Object.keys(found.items[0]).sort()).toEqual([
      'acceptedUntil',
      'dueDate',
      'entityRefs',
      'lensName',
      'overdue',
      'owner',
      'ownerLeft',
      'pillarName',
      'risk',
      'state',
      'taskId',
      'title',
      'version',
      'workloadName',
    ]);
    expect(entitiesOf(await search('owner', { limit: 100 })).sort()).toEqual([
      INVENTORY,
      PARCELS,
    ]);
    for (const user of ['nobody', 'barred', 'blind']) {
      expect(await search(user)).toMatchObject({ items: [] });
    }
  });

  it('finds the tasks for which every filter holds', async () => {
    const { taskId } = scene;
    await scene.act('owner', 'assign-task', {
      taskId,
      owner: 'me',
      dueDate: '2020-01-31',
    });
    for (const filters of [
      { owner: ['me'] },
      { overdue: true },
      {
        entityRef: [PARCELS],
        owner: ['none', 'user:default/owner'],
        overdue: true,
      },
    ]) {
      expect((await search('owner', filters)).items).toMatchObject([
        { taskId, owner: 'user:default/owner', overdue: true },
      ]);
    }
    for (const filters of [
      { overdue: true, state: ['accepted'] },
      { overdue: true, entityRef: [INVENTORY] },
      { overdue: true, q: 'nothingofthekind' },
    ]) {
      expect(await search('owner', filters)).toMatchObject({
        items: [],
        totalItems: 0,
      });
    }
  });

  it('pages through them all', async () => {
    const all = await search('owner', { limit: 100, sort: 'question' });
    const paged: Found['items'] = [];
    let cursor: string | undefined;
    do {
      const page: Found = await search('owner', {
        limit: 7,
        sort: 'question',
        ...(cursor && { cursor }),
      });
      expect(page.totalItems).toBe(all.totalItems);
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all.items);
    expect(paged.length).toBeGreaterThan(7);
  });

  it('refuses what its input does not name', async () => {
    for (const input of [
      { states: ['open'] },
      { state: ['overdue'] },
      { limit: 101 },
      { cursor: 'none of its own' },
    ]) {
      await expect(search('owner', input)).rejects.toMatchObject({
        name: 'InputError',
      });
    }
  });
});
