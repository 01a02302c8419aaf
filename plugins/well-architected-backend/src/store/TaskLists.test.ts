import type { TaskQuery } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  firstQueryOf,
  migratedDatabase,
  planOf,
} from '../__testUtils__/databases';
import { storeWorkloads, taskRow } from '../__testUtils__/rows';
import { tasksToCount } from './filterTasks';
import type { TaskRow } from './tables';
import { TaskLists } from './TaskLists';
import type { TaskScope } from './TaskScope';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const SHOP = 'component:default/shop';
const TODAY = '2026-03-01';

const PILLARS = ['security', 'reliability', 'costOptimization'];

describe.each(databases.eachSupportedId())('TaskLists, %p', databaseId => {
  let knex: Knex;
  let lists: TaskLists;

  beforeEach(async () => {
    knex = await migratedDatabase(databases, databaseId);
    lists = new TaskLists(knex);
    await storeWorkloads(knex, [
      { id: 'shop', name: 'Shop (100%)' },
      { id: 'old', name: 'Old shop', archived_at: '2026-02-01T00:00:00.000Z' },
      { id: 'foreign' },
      { id: 'orphan' },
      { id: 'unlinked' },
    ]);
    for (const workload_id of ['shop', 'old']) {
      await knex('lens_reviews').insert({
        workload_id,
        lens_alias: 'wellarchitected',
        lens_arn: 'arn:lens',
        lens_name: 'AWS Well-Architected Framework',
        lens_version: '2026',
        lens_status: 'CURRENT',
        notes: '',
        aws_updated_at: '2026-01-01T00:00:00.000Z',
      });
      await knex('pillar_reviews').insert(
        PILLARS.map((pillar_id, position) => ({
          workload_id,
          lens_alias: 'wellarchitected',
          pillar_id,
          pillar_name: `The pillar ${pillar_id}`,
          position,
          high: 1,
          medium: 0,
          none: 0,
          unanswered: 0,
          not_applicable: 0,
        })),
      );
    }
    await knex('links').insert({
      workload_id: 'old',
      entity_ref: SHOP,
      origin: 'person',
      created_at: TODAY,
    });
    // One workload may be linked for several reasons, and counts once.
    await knex('links').insert({
      workload_id: 'shop',
      entity_ref: SHOP,
      origin: 'annotation',
      created_at: TODAY,
    });
  });

  const store = (...rows: Partial<TaskRow>[]) =>
    knex('tasks').insert(
      rows.map(row => taskRow({ workload_id: 'shop', ...row })),
    );

  const list = (query: TaskQuery = {}) =>
    lists.list({ entities: [SHOP] }, { ...query, today: TODAY });

  const idsOf = async (query: TaskQuery = {}) =>
    (await list(query)).rows.map(({ id }) => id);

  describe('keeps the tasks that a filter names', () => {
    beforeEach(() =>
      store(
        { id: 'a', risk: 'HIGH', state: 'open', due_date: '2026-02-28' },
        { id: 'b', risk: 'MEDIUM', state: 'done', due_date: '2026-02-28' },
        {
          id: 'c',
          state: 'in-progress',
          pillar_id: 'reliability',
          owner_ref: 'user:default/ada',
          due_date: TODAY,
        },
        { id: 'd', lens_alias: 'custom', owner_ref: 'group:default/team' },
        { id: 'e', state: 'in-progress', due_date: '2025-12-31', title: 'E' },
        { id: 'f', workload_id: 'old', due_date: '2025-12-31' },
        { id: 'g', workload_id: 'foreign' },
      ),
    );

    it.each<[TaskQuery, string[]]>([
      [{}, ['a', 'b', 'c', 'd', 'e']],
      [{ state: ['open'] }, ['a', 'd']],
      [{ state: ['done', 'in-progress'] }, ['b', 'c', 'e']],
      [{ state: ['resolved'] }, []],
      [{ risk: ['MEDIUM'] }, ['b']],
      [{ risk: ['HIGH', 'MEDIUM'] }, ['a', 'b', 'c', 'd', 'e']],
      [{ pillarId: ['reliability'] }, ['c']],
      [{ pillarId: ['reliability', 'security'] }, ['a', 'b', 'c', 'd', 'e']],
      [{ lensAlias: 'custom' }, ['d']],
      [{ owner: ['user:default/ada'] }, ['c']],
      [{ owner: ['User:default/Ada'] }, ['c']],
      [{ owner: ['none'] }, ['a', 'b', 'e']],
      [{ owner: ['none', 'group:default/team'] }, ['a', 'b', 'd', 'e']],
      [{ overdue: 'true' }, ['a', 'e']],
      [{ overdue: 'true', state: ['open'] }, ['a']],
      [{ workloadId: 'shop' }, ['a', 'b', 'c', 'd', 'e']],
      [{ workloadId: 'old' }, ['f']],
      [{ workloadId: 'foreign' }, []],
    ])('%j', async (query, ids) => {
      expect((await idsOf(query)).sort()).toEqual(ids);
      expect((await list(query)).total).toBe(ids.length);
      const one = await list({ ...query, limit: '1' });
      expect(one.total).toBe(ids.length);
    });
  });

  describe('searches each word in question, note, workload and pillar', () => {
    beforeEach(() =>
      store(
        { id: 'a', title: 'How do you Rotate keys?' },
        { id: 'b', title: 'Backups', note: 'Rotate tapes, 50%_done \\o/' },
        { id: 'c', title: 'Öfen', pillar_id: 'costOptimization' },
      ),
    );

    it.each([
      ['rotate', ['a', 'b']],
      ['ROTATE KEYS', ['a']],
      ['keys rotate', ['a']],
      ['  rotate   tapes ', ['b']],
      ['rotate ovens', []],
      ['%', ['a', 'b', 'c']],
      ['50%', ['b']],
      ['_done', ['b']],
      ['r_tate', []],
      ['b%ps', []],
      ['\\', ['b']],
      ["'", []],
      ['Öfen', ['c']],
      ['shop', ['a', 'b', 'c']],
      ['costoptimization shop', ['c']],
    ])('%j', async (q, ids) => {
      expect((await idsOf({ q })).sort()).toEqual(ids);
    });
  });

  describe('sorts, with what is missing last in both directions', () => {
    beforeEach(() =>
      store(
        {
          id: 'a',
          title: 'zebra',
          risk: 'MEDIUM',
          state: 'done',
          owner_ref: 'user:default/b',
          due_date: '2026-01-01',
          pillar_id: 'reliability',
          updated_at: '2026-01-03T00:00:00.000Z',
        },
        {
          id: 'b',
          title: 'Yak',
          risk: 'HIGH',
          state: 'resolved',
          owner_ref: null,
          due_date: null,
          pillar_id: 'costOptimization',
          updated_at: '2026-01-02T00:00:00.000Z',
        },
        {
          id: 'c',
          title: 'ant',
          risk: 'HIGH',
          state: 'open',
          owner_ref: 'group:default/a',
          due_date: '2026-02-02',
          pillar_id: 'leftTheLens',
          updated_at: '2026-01-04T00:00:00.000Z',
        },
        {
          id: 'd',
          title: 'Bee',
          risk: 'NONE',
          state: 'in-progress',
          owner_ref: null,
          due_date: null,
          pillar_id: 'security',
          updated_at: '2026-01-01T00:00:00.000Z',
        },
      ),
    );

    it.each<[TaskQuery, string]>([
      [{}, 'c b a d'],
      [{ sort: 'risk' }, 'c b a d'],
      [{ sort: 'risk', order: 'desc' }, 'd a c b'],
      [{ sort: 'pillar' }, 'd a b c'],
      [{ sort: 'pillar', order: 'desc' }, 'b a d c'],
      [{ sort: 'question' }, 'c d b a'],
      [{ sort: 'question', order: 'desc' }, 'a b d c'],
      [{ sort: 'owner' }, 'c a b d'],
      [{ sort: 'owner', order: 'desc' }, 'a c b d'],
      [{ sort: 'dueDate' }, 'a c b d'],
      [{ sort: 'dueDate', order: 'desc' }, 'c a b d'],
      [{ sort: 'state' }, 'c d a b'],
      [{ sort: 'state', order: 'desc' }, 'b a d c'],
      [{ sort: 'updatedAt' }, 'd b a c'],
      [{ sort: 'updatedAt', order: 'desc' }, 'c a b d'],
    ])('%j', async (query, ids) => {
      expect((await idsOf(query)).join(' ')).toBe(ids);
    });
  });

  describe('puts first', () => {
    beforeEach(() =>
      store(
        { id: 'due', due_date: '2026-03-01', priority: 1000 },
        { id: 'later', due_date: '2026-04-01', priority: 1000 },
        { id: 'mine', rank: 2, risk: 'MEDIUM' },
        { id: 'next', rank: 10, risk: 'MEDIUM' },
        { id: 'medium', risk: 'MEDIUM', priority: 0 },
        { id: 'profile', priority: 1 },
        { id: 'undated', priority: 1000 },
        { id: 'done', rank: 1, state: 'done' },
        { id: 'accepted', rank: 1, state: 'accepted' },
      ),
    );
    const WORKED_AT: TaskQuery = { state: ['open', 'in-progress'] };
    const inOrder = 'mine next profile due later undated medium';

    it("people's own order, then the risk, then AWS's priorities, then the date", async () => {
      expect((await idsOf(WORKED_AT)).join(' ')).toBe(inOrder);
      expect((await idsOf({ ...WORKED_AT, sort: 'rank' })).join(' ')).toBe(
        inOrder,
      );
    });

    it('the last of that order when it is turned round, what has no place still last', async () => {
      expect(
        (await idsOf({ ...WORKED_AT, sort: 'rank', order: 'desc' })).join(' '),
      ).toBe('next mine profile due later undated medium');
    });
  });

  it.each([
    'rank',
    'risk',
    'pillar',
    'question',
    'owner',
    'dueDate',
    'state',
    'updatedAt',
  ] as const)(
    'pages through all tasks by %s, each once, in the order of the whole list',
    async sort => {
      await store(
        ...Array.from({ length: 23 }, (_, i) => ({
          id: `t${i}`,
          title: `Title ${i % 3}`,
          risk: ['HIGH', 'MEDIUM'][i % 2],
          pillar_id: PILLARS[i % 4] ?? 'gone',
          owner_ref: i % 5 ? `user:default/u${i % 5}` : null,
          due_date: i % 3 ? `2026-01-0${1 + (i % 4)}` : null,
        })),
      );
      const whole = await idsOf({ sort, limit: '100' });
      expect(whole).toHaveLength(23);
      const paged: string[] = [];
      const totals = new Set<number | undefined>();
      let cursor: string | undefined;
      do {
        const page = await list({ sort, limit: '5', cursor });
        paged.push(...page.rows.map(({ id }) => id));
        totals.add(page.total);
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(whole);
      expect([...totals]).toEqual([23]);
    },
  );

  describe('of all entities', () => {
    beforeEach(async () => {
      await store(
        { id: 'a', owner_ref: 'user:default/ada' },
        { id: 'b', workload_id: 'foreign', owner_ref: 'user:default/gone' },
        { id: 'c', workload_id: 'old' },
        { id: 'd', workload_id: 'orphan' },
        { id: 'e', workload_id: 'unlinked' },
      );
      await knex('entities').insert(
        [
          [SHOP, true],
          ['component:default/foreign', true],
          ['component:default/orphan', false],
          ['user:default/ada', true],
          ['user:default/gone', false],
        ].map(([entity_ref, in_catalog]) => ({
          entity_ref,
          in_catalog,
          ask_again_at: TODAY,
        })),
      );
      await knex('links').where({ workload_id: 'unlinked' }).delete();
    });

    it.each<[TaskScope, string]>([
      [{ entities: 'any' }, 'a b'],
      [{ entities: 'any', unlinked: true }, 'a b d e'],
      [{ entities: [] }, ''],
      [{ entities: [], unlinked: true }, 'd e'],
      [{ entities: [SHOP, 'component:default/other'] }, 'a'],
      [{ entities: [SHOP], unlinked: true }, 'a d e'],
      [{ entities: ['component:default/orphan'] }, 'd'],
    ])('within %j', async (scope, ids) => {
      const page = await lists.list(scope, { today: TODAY });
      expect(
        page.rows
          .map(({ id }) => id)
          .sort()
          .join(' '),
      ).toBe(ids);
      expect(page.total).toBe(page.rows.length);
    });

    it('takes nothing for unlinked whose entity the catalog was not asked for yet', async () => {
      await knex('links').insert({
        workload_id: 'unlinked',
        entity_ref: 'component:default/new',
        origin: 'person',
        created_at: TODAY,
      });
      const scope = { entities: [], unlinked: true };
      const page = await lists.list(scope, { today: TODAY });
      expect(page.rows.map(({ id }) => id)).toEqual(['d']);
    });

    it('tells owners that left the catalog, and finds their tasks', async () => {
      const all = await lists.list({ entities: 'any' }, { today: TODAY });
      expect(
        all.rows.map(({ id, owner_in_catalog }) => [
          id,
          Boolean(owner_in_catalog),
        ]),
      ).toEqual([
        ['a', true],
        ['b', false],
      ]);
      const left = await lists.list(
        { entities: 'any' },
        { today: TODAY, owner: ['left'] },
      );
      expect(left.rows.map(({ id }) => id)).toEqual(['b']);
    });

    it('finds the tasks of owners that left beside those of others, and none of a name that says nothing', async () => {
      const ownedBy = async (...owner: string[]) => {
        const { rows, total } = await lists.list(
          { entities: 'any', unlinked: true },
          { today: TODAY, owner },
        );
        expect(total).toBe(rows.length);
        return rows.map(({ id }) => id).sort();
      };
      expect(await ownedBy('none')).toEqual(['d', 'e']);
      expect(await ownedBy('left')).toEqual(['b']);
      expect(await ownedBy('user:default/ada', 'left')).toEqual(['a', 'b']);
      expect(await ownedBy('left', 'none')).toEqual(['b', 'd', 'e']);
      expect(await ownedBy('nonsense')).toEqual([]);
      expect(await ownedBy('nonsense', 'left')).toEqual(['b']);
    });

    it('finds the tasks of owners that left, however many entities the catalog has not', async () => {
      await knex.raw(
        databaseId.startsWith('POSTGRES')
          ? `insert into entities (entity_ref, in_catalog, ask_again_at)
             select 'component:default/gone' || n, false, '' from generate_series(1, 70000) n`
          : `insert into entities (entity_ref, in_catalog, ask_again_at)
             with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 70000)
             select 'component:default/gone' || n, false, '' from numbers`,
      );
      const query = { today: TODAY, owner: ['left'] };
      const scope = { entities: 'any' as const };
      const read = await firstQueryOf(knex, async () => {
        const { rows } = await lists.list(scope, query);
        expect(rows.map(({ id }) => id)).toEqual(['b']);
      });
      expect(await planOf(knex, read)).toMatch(
        // PostgreSQL joins the two tables, and looks up no task for each row.
        databaseId === 'SQLITE_3' ? /tasks_owner_idx/ : /^(?!.*SubPlan)/,
      );
      expect(await lists.entityRefs(query)).toEqual([
        'component:default/foreign',
      ]);
    });

    if (databaseId === 'SQLITE_3') {
      it("looks once for a workload whether it may be seen when anybody's tasks are counted", async () => {
        const counted = tasksToCount(
          knex,
          { entities: 'any' },
          { today: TODAY, state: ['open'], risk: ['HIGH'] },
        );
        expect(await planOf(knex, counted.select('tasks.id').toSQL())).toMatch(
          /SCAN workloads.*SEARCH links.*SEARCH tasks USING .*INDEX tasks_workload_idx/,
        );
      });
    }

    it('binds no limit, by whose value SQLite would plan a list anew each time', async () => {
      const statements: string[] = [];
      knex.on('query', ({ sql }) => statements.push(sql));
      await idsOf({});
      expect(statements).toHaveLength(2);
      statements.forEach(sql => expect(sql).toMatch(/ limit \d+\)/));
    });

    it('names the entities of a query', async () => {
      const query = { today: TODAY, owner: ['user:default/ada'] };
      expect(await lists.entityRefs(query)).toEqual([SHOP]);
    });

    it('streams the whole list, some at a time', async () => {
      await store(
        ...Array.from({ length: 7 }, (_, i) => ({ id: `t${i}`, title: 't' })),
      );
      for (const sort of ['rank', 'owner', 'question'] as const) {
        const pages: string[][] = [];
        for await (const rows of lists.stream(
          { entities: 'any' },
          { today: TODAY, sort },
          4,
        )) {
          pages.push(rows.map(({ id }) => id));
        }
        expect(pages.map(page => page.length)).toEqual([4, 4, 1]);
        expect(new Set(pages.flat()).size).toBe(9);
      }
    });

    it('refuses the cursor of another order', async () => {
      const { nextCursor } = await lists.list(
        { entities: 'any' },
        { today: TODAY, sort: 'risk', limit: '1' },
      );
      await expect(
        lists.list(
          { entities: 'any' },
          { today: TODAY, sort: 'owner', limit: '1', cursor: nextCursor },
        ),
      ).rejects.toThrow('The cursor is not one of this list');
    });
  });
});
