import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { insertSource, insertSyncRun } from '../__testUtils__/rows';
import { SyncRunStore } from './SyncRunStore';

jest.setTimeout(60_000);

const OTHER = '444455556666:eu-west-1';
const NOW = '2026-06-01T00:00:00.000Z';

describe('SyncRunStore', () => {
  const databases = createTestDatabases();

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let store: SyncRunStore;

    beforeEach(async () => {
      knex = await migratedDatabase(databases, databaseId);
      store = new SyncRunStore(knex);
      await insertSource(knex);
      await insertSource(knex, { id: OTHER });
    });

    it('pages through all runs, the newest first, each once, whatever is queued meanwhile', async () => {
      const days = ['03', '01', '02', '02', '02', '04', '05'];
      for (const [index, day] of days.entries()) {
        await insertSyncRun(knex, {
          id: `r${index}`,
          queued_at: `2026-05-${day}T00:00:00.000Z`,
        });
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list({ limit: 2, cursor });
        expect(page.rows.length).toBeLessThanOrEqual(2);
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor;
        await insertSyncRun(knex, {
          id: `new${seen.length}`,
          queued_at: '2026-06-01T00:00:00.000Z',
        });
      } while (cursor);
      expect(seen).toEqual(['r6', 'r5', 'r0', 'r4', 'r3', 'r2', 'r1']);
    });

    it('lists the runs of one source, and no next page behind the last', async () => {
      await insertSyncRun(knex, { id: 'own' });
      await insertSyncRun(knex, { id: 'other', source_id: OTHER });
      const page = await store.list({ sourceId: OTHER, limit: 1 });
      expect(page.rows.map(({ id }) => id)).toEqual(['other']);
      expect(page.nextCursor).toBeUndefined();
    });

    it('refuses a cursor of another list', async () => {
      for (const cursor of ['', 'e30', 'nonsense']) {
        await expect(store.list({ limit: 1, cursor })).rejects.toThrow(
          'The cursor is not one of this list',
        );
      }
    });

    it('tells what is due: the listing, and the runs that wait or were left, the oldest first', async () => {
      for (const [id, state, day] of [
        ['done', 'succeeded', '01'],
        ['second', 'queued', '03'],
        ['first', 'running', '02'],
        ['failed', 'failed', '04'],
      ] as const) {
        await insertSyncRun(knex, {
          id,
          state,
          queued_at: `2026-05-${day}T00:00:00.000Z`,
        });
      }
      const due = await store.due('111122223333:eu-west-1', NOW);
      expect(due).toMatchObject({
        listingDueAt: '2026-01-01T00:00:00.000Z',
        runs: [{ id: 'first' }, { id: 'second' }],
      });
      expect(await store.due(OTHER, NOW)).toEqual({
        listingDueAt: '2026-01-01T00:00:00.000Z',
        runs: [],
      });
      expect(await store.due('nowhere', NOW)).toBeUndefined();
    });
  });
});
