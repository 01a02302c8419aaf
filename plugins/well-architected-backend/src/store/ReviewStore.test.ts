import type { Knex } from 'knex';
import {
  createTestDatabases,
  firstQueryOf,
  migratedDatabase,
  planOf,
} from '../__testUtils__/databases';
import { insertSource, storeWorkloads, taskRow } from '../__testUtils__/rows';
import { EntityStore } from './EntityStore';
import { insertAll } from './insertAll';
import { ReviewStore } from './ReviewStore';
import type { LinkRow, PillarReviewRow, TaskRow } from './tables';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const TODAY = '2026-03-01';
const SOURCE = '111122223333:eu-west-1';
const SHOP = 'component:default/shop';
const TILL = 'component:default/till';

describe.each(databases.eachSupportedId())('ReviewStore, %p', databaseId => {
  let knex: Knex;
  let reviews: ReviewStore;

  beforeEach(async () => {
    knex = await migratedDatabase(databases, databaseId);
    reviews = new ReviewStore(knex);
  });

  const ofShop = () => reviews.ofEntity(SHOP, TODAY);

  const linkTo = (entity_ref: string, ...workloads: string[]) =>
    knex<LinkRow>('links').insert(
      workloads.map(workload_id => ({
        workload_id,
        entity_ref,
        origin: 'person' as const,
        created_at: '2026-01-01T00:00:00.000Z',
        created_by: null,
      })),
    );

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

    await linkTo(SHOP, 'a', 'b');
    const { workloads } = await ofShop();
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
    await linkTo(SHOP, 'a', 'b');
    const { taskCounts } = await ofShop();
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

  it('tells beside an entity what else its workloads are linked to, each link once', async () => {
    await storeWorkloads(knex, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    await knex('links').delete();
    await linkTo(SHOP, 'a', 'b');
    await linkTo(TILL, 'a', 'c');
    await knex('links').insert({
      workload_id: 'a',
      entity_ref: SHOP,
      origin: 'tag',
      created_at: '2026-01-01T00:00:00.000Z',
    });
    const { workloads, links } = await ofShop();
    expect(workloads.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(
      links
        .map(
          ({ workload_id, entity_ref, origin }) =>
            `${workload_id} ${entity_ref} ${origin}`,
        )
        .sort(),
    ).toEqual([
      `a ${SHOP} person`,
      `a ${SHOP} tag`,
      `a ${TILL} person`,
      `b ${SHOP} person`,
    ]);
  });

  it('has nothing of an entity without workloads, and of a workload that there is not', async () => {
    await storeWorkloads(knex, [{ id: 'a' }]);
    const none = {
      workloads: [],
      links: [],
      lensReviews: [],
      pillars: [],
      milestonePillars: [],
      taskCounts: [],
    };
    expect(await ofShop()).toEqual({ ...none, entity: [], firstTasks: [] });
    expect(await reviews.ofWorkload('none', TODAY)).toEqual({
      ...none,
      milestones: [],
      history: [],
    });
  });

  it('puts those tasks first that are worked at and lie first in the order, with what is known of their owners, and leaves out those of archived workloads', async () => {
    await storeWorkloads(knex, [
      { id: 'a' },
      { id: 'b' },
      { id: 'old', archived_at: '2026-01-01T00:00:00.000Z' },
      { id: 'other' },
    ]);
    await linkTo(SHOP, 'a', 'b', 'old');
    const of = (workload_id: string, row: Partial<TaskRow>) =>
      taskRow({ workload_id, ...row });
    await knex('tasks').insert([
      of('a', { id: 'third' }),
      of('a', { id: 'medium', risk: 'MEDIUM' }),
      of('a', { id: 'first', rank: 2, risk: 'MEDIUM' }),
      of('b', { id: 'second', rank: 10, owner_ref: 'user:default/gone' }),
      of('a', { id: 'done', rank: 1, state: 'done' }),
      of('a', { id: 'accepted', rank: 1, state: 'accepted' }),
      of('old', { id: 'archived', rank: 1 }),
      of('other', { id: 'foreign', rank: 1 }),
    ]);
    await knex('entities').insert({
      entity_ref: 'user:default/gone',
      in_catalog: false,
      ask_again_at: TODAY,
    });
    const { firstTasks } = await ofShop();
    expect(
      firstTasks.map(({ id, owner_in_catalog }) => [
        id,
        owner_in_catalog === null ? null : Boolean(owner_in_catalog),
      ]),
    ).toEqual([
      ['first', null],
      ['second', false],
      ['third', null],
    ]);
  });

  it('has pillars in the order of the lens, milestones and scores from the oldest on', async () => {
    await storeWorkloads(knex, [{ id: 'a' }, { id: 'b' }]);
    const counts = {
      high: 1,
      medium: 2,
      none: 3,
      unanswered: 4,
      not_applicable: 5,
    };
    const pillar = (place: Partial<PillarReviewRow>): PillarReviewRow => ({
      workload_id: 'a',
      lens_alias: 'wellarchitected',
      pillar_id: `pillar-${place.position}`,
      pillar_name: 'A pillar',
      position: 0,
      ...counts,
      ...place,
    });
    await knex('pillar_reviews').insert([
      ...[10, 9, 2, 1].map(position => pillar({ position })),
      pillar({ workload_id: 'b' }),
    ]);
    const AT = '2026-01-02T00:00:00.000Z';
    const milestones = [10, 9, 1].map(number => ({
      workload_id: 'a',
      number,
      name: `Number ${number}`,
      recorded_at: AT,
    }));
    await knex('milestones').insert(milestones);
    const scores = [3, 1, 2].map(day => ({
      workload_id: 'a',
      lens_alias: 'wellarchitected',
      at: `2026-01-0${day}T00:00:00.000Z`,
      ...counts,
    }));
    await knex('score_history').insert(scores);

    const rows = await reviews.ofWorkload('a', TODAY);
    expect(rows.pillars).toEqual(
      [1, 2, 9, 10].map(position => pillar({ position })),
    );
    expect(rows.milestones).toEqual([...milestones].reverse());
    expect(rows.history).toEqual([scores[1], scores[2], scores[0]]);
  });

  it('binds no limit, by whose value SQLite would plan the statement anew each time', async () => {
    const { sql } = await firstQueryOf(knex, ofShop);
    expect(sql).toMatch(/ limit 3\b/);
  });

  it('looks for the tasks of an entity by its workloads, however many there are of others', async () => {
    const ids = Array.from({ length: 500 }, (_, i) => `w${i}`);
    await storeWorkloads(
      knex,
      ids.map(id => ({ id })),
    );
    await insertAll(
      knex,
      'tasks',
      ids.flatMap(workload_id =>
        Array.from({ length: 20 }, (_, i) =>
          taskRow({ id: `${workload_id}-${i}`, workload_id }),
        ),
      ),
    );
    await linkTo(SHOP, 'w250');
    await knex.raw('analyze');
    const read = await firstQueryOf(knex, async () =>
      expect((await ofShop()).firstTasks).toHaveLength(3),
    );
    const plan = await planOf(knex, read);
    expect(plan).toContain('tasks_workload_idx');
    expect(plan).not.toContain('tasks_fix_order_idx');
    expect(plan).not.toMatch(/(Seq Scan on|SCAN) workloads/);
  });

  it.each`
    inCatalog    | told
    ${true}      | ${[{ entity_ref: SHOP }]}
    ${false}     | ${[]}
    ${undefined} | ${[]}
  `(
    'tells of an entity whether the catalog is known to have it: $inCatalog',
    async ({ inCatalog, told }) => {
      const entities = new EntityStore(knex);
      const known = [TILL, ...(inCatalog === undefined ? [] : [SHOP])];
      await entities.put(
        known.map(entity_ref => ({
          entity_ref,
          in_catalog: entity_ref === TILL || inCatalog,
          ask_again_at: '2026-01-01T00:00:00.000Z',
          missing_since: null,
          owner_ref: null,
        })),
      );
      expect((await ofShop()).entity).toEqual(told);
    },
  );
});
