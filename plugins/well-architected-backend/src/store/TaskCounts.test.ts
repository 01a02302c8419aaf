import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { storeWorkloads, taskRow } from '../__testUtils__/rows';
import type { TaskRow } from './tables';
import { TaskCounts } from './TaskCounts';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const SHOP = 'component:default/shop';
const TODAY = '2026-03-01';

describe.each(databases.eachSupportedId())('TaskCounts, %p', databaseId => {
  it('counts what wants attention, once, without archived workloads', async () => {
    const knex = await migratedDatabase(databases, databaseId);
    await storeWorkloads(knex, [
      { id: 'shop' },
      { id: 'old', archived_at: '2026-02-01T00:00:00.000Z' },
      { id: 'foreign' },
    ]);
    // One workload may be linked for several reasons.
    await knex('links').insert(
      ['shop', 'old'].map(workload_id => ({
        workload_id,
        entity_ref: SHOP,
        origin: 'person',
        created_at: TODAY,
      })),
    );
    const tasks: Partial<TaskRow>[] = [
      { id: 'a', due_date: '2026-02-28' },
      { id: 'b', state: 'done', due_date: '2026-02-28' },
      { id: 'c', state: 'in-progress', risk: 'MEDIUM', due_date: TODAY },
      { id: 'd', state: 'resolved', risk: 'NONE', due_date: '2026-01-01' },
      { id: 'e', workload_id: 'old', due_date: '2026-01-01' },
      { id: 'f', workload_id: 'foreign' },
      { id: 'g', state: 'accepted', due_date: '2026-01-01' },
      { id: 'h', state: 'accepted' },
      { id: 'i', state: 'accepted', risk: 'MEDIUM' },
      { id: 'j', state: 'obsolete' },
      { id: 'k', state: 'accepted', workload_id: 'old' },
    ];
    await knex('tasks').insert(
      tasks.map(row => taskRow({ workload_id: 'shop', ...row })),
    );
    const counts = new TaskCounts(knex);
    expect(await counts.of(SHOP, TODAY)).toEqual({
      open_high_risk: 2,
      open_medium_risk: 1,
      accepted_high_risk: 2,
      accepted_medium_risk: 1,
      overdue: 1,
    });
    expect(await counts.of('component:default/none', TODAY)).toEqual({
      open_high_risk: 0,
      open_medium_risk: 0,
      accepted_high_risk: 0,
      accepted_medium_risk: 0,
      overdue: 0,
    });
  });
});
