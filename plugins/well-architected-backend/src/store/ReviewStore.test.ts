import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { insertSource, storeWorkloads, taskRow } from '../__testUtils__/rows';
import { ReviewStore } from './ReviewStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const TODAY = '2026-03-01';
const SOURCE = '111122223333:eu-west-1';

describe.each(databases.eachSupportedId())('ReviewStore, %p', databaseId => {
  let knex: Knex;
  let reviews: ReviewStore;

  beforeEach(async () => {
    knex = await migratedDatabase(databases, databaseId);
    reviews = new ReviewStore(knex);
  });

  it('pages through workloads by name, each once, also where names are the same', async () => {
    await storeWorkloads(
      knex,
      Array.from({ length: 17 }, (_, i) => ({
        id: `id-${i}`,
        name: ['Shop', 'shop', 'Ärger', "O'Neil", 'Shop 2'][i % 5],
      })),
    );
    const whole = await reviews.listWorkloads({ limit: 100 });
    expect(new Set(whole.map(({ id }) => id)).size).toBe(17);

    const paged: string[] = [];
    let after;
    for (;;) {
      const page = await reviews.listWorkloads({ limit: 3, after });
      paged.push(...page.map(({ id }) => id));
      after = page[page.length - 1];
      if (page.length < 3) {
        break;
      }
    }
    expect(paged).toEqual(whole.map(({ id }) => id));
  });

  it('finds workloads by words of name, account and ARN, and by source', async () => {
    await storeWorkloads(knex, [
      { id: 'a', name: 'Checkout (production)' },
      { id: 'b', name: 'Checkout 50%_off', account_id: '444455556666' },
    ]);
    await insertSource(knex, { id: 'other' });
    await knex('workloads').where({ id: 'b' }).update({ source_id: 'other' });

    const idsOf = async (filter: { q?: string; sourceId?: string }) =>
      (await reviews.listWorkloads({ ...filter, limit: 10 })).map(
        ({ id }) => id,
      );
    expect(await idsOf({})).toEqual(['a', 'b']);
    expect(await idsOf({ q: 'PRODUCTION check' })).toEqual(['a']);
    expect(await idsOf({ q: '4444' })).toEqual(['b']);
    expect(await idsOf({ q: 'workload/a' })).toEqual(['a']);
    expect(await idsOf({ q: '50%_' })).toEqual(['b']);
    expect(await idsOf({ q: 'c%t' })).toEqual([]);
    expect(await idsOf({ sourceId: SOURCE })).toEqual(['a']);
    expect(await idsOf({ sourceId: 'other', q: 'checkout' })).toEqual(['b']);
  });

  it('tells when any lens of a workload was last reviewed, and what its source fails of', async () => {
    await storeWorkloads(knex, [{ id: 'a' }, { id: 'b' }]);
    await knex('lens_reviews').insert(
      ['2026-01-02', '2026-03-04', '2026-02-03'].map((day, index) => ({
        workload_id: 'a',
        lens_alias: `lens-${index}`,
        lens_arn: 'arn',
        lens_name: 'Lens',
        lens_version: '1',
        lens_status: 'CURRENT',
        notes: '',
        aws_updated_at: `${day}T00:00:00.000Z`,
      })),
    );
    await knex('sources').where({ id: SOURCE }).update({ problem: '{}' });

    const { workloads } = await reviews.reviewsOf(['a', 'b'], TODAY);
    expect(workloads).toMatchObject([
      {
        id: 'a',
        reviewed_at: '2026-03-04T00:00:00.000Z',
        source_problem: '{}',
      },
      { id: 'b', reviewed_at: null, source_problem: '{}' },
    ]);
  });

  it('counts the tasks of each pillar by risk and state, and those that are due on a day that is over', async () => {
    await storeWorkloads(knex, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const common = { workload_id: 'a', pillar_id: 'security' };
    await knex('tasks').insert(
      [
        { id: '1', due_date: '2026-02-28' },
        { id: '2', due_date: TODAY },
        { id: '3', state: 'done' as const, due_date: '2026-01-01' },
        { id: '4', risk: 'MEDIUM' },
        { id: '5', pillar_id: 'reliability' },
        { id: '6', workload_id: 'b' },
        { id: '7', workload_id: 'c' },
      ].map(row => taskRow({ ...common, ...row })),
    );
    const { taskCounts } = await reviews.reviewsOf(['a', 'b'], TODAY);
    expect(
      taskCounts
        .map(row =>
          [
            row.workload_id,
            row.pillar_id,
            row.risk,
            row.state,
            row.tasks,
            row.past_due,
          ].join(' '),
        )
        .sort(),
    ).toEqual([
      'a reliability HIGH open 1 0',
      'a security HIGH done 1 1',
      'a security HIGH open 2 1',
      'a security MEDIUM open 1 0',
      'b security HIGH open 1 0',
    ]);
  });
});
