import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { insertWorkload } from '../__testUtils__/rows';
import { SourceStore } from './SourceStore';
import { SyncRunStore } from './SyncRunStore';

jest.setTimeout(60_000);

const NOW = '2026-05-01T00:00:00.000Z';
const SHOP = {
  id: '111122223333:eu-west-1',
  name: 'Shop',
  account_id: '111122223333',
  region: 'eu-west-1',
};
const DEFAULT = {
  id: 'default:eu-west-1',
  name: 'Default account',
  account_id: null,
  region: 'eu-west-1',
};

/** How a run ended that began at `NOW`. */
const ended = { beganAt: NOW, dueAt: NOW, soonAt: NOW, failedRuns: 0 };

describe('SourceStore', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'keeps what it knows of a source over restarts, and marks one that left the configuration, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const store = new SourceStore(knex);
      await store.register([SHOP, DEFAULT], NOW);
      await store.setAccount(DEFAULT.id, '777788889999');
      await store.setListed(SHOP.id, {
        at: NOW,
        heldArchive: ['w1'],
      });
      await store.setSynced(SHOP.id, {
        ...ended,
        at: NOW,
        dueAt: '2026-05-01T00:30:00.000Z',
      });

      await store.register([{ ...SHOP, name: 'Web shop' }], '2026-05-02');
      expect(await store.get(SHOP.id)).toMatchObject({
        name: 'Web shop',
        last_listed_at: NOW,
        listing_due_at: '2026-05-01T00:30:00.000Z',
        held_archive: '["w1"]',
      });
      expect(
        (await store.list()).map(({ id, configured }) => [id, configured]),
      ).toEqual([
        [DEFAULT.id, false],
        [SHOP.id, true],
      ]);

      await store.register([DEFAULT], '2026-05-03');
      expect(await store.get(DEFAULT.id)).toMatchObject({
        account_id: '777788889999',
        listing_due_at: NOW,
      });
      await store.register([], '2026-05-04');
      expect((await store.list()).map(({ configured }) => configured)).toEqual([
        false,
        false,
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'ends what was asked of a source that left the configuration, and says why, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const store = new SourceStore(knex);
      const runs = new SyncRunStore(knex);
      await store.register([SHOP, DEFAULT], NOW);
      const queue = (sourceId: string) =>
        runs.queue({
          sourceId,
          trigger: 'person',
          requestedBy: null,
          now: NOW,
        });
      const underWay = await queue(DEFAULT.id);
      await runs.start(underWay.id, NOW);
      const left = await queue(DEFAULT.id);
      const other = await queue(SHOP.id);

      await store.register([SHOP], '2026-05-02');
      for (const { id } of [left, underWay]) {
        const run = (await runs.get(id))!;
        expect(run).toMatchObject({
          state: 'failed',
          finished_at: '2026-05-02',
        });
        expect(JSON.parse(run.problem!)).toMatchObject({
          message: 'The source is not configured any more',
          since: '2026-05-02',
        });
      }
      expect(await runs.get(other.id)).toEqual(other);
    },
  );

  it.each(databases.eachSupportedId())(
    'brings a listing forward and never puts it off, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const store = new SourceStore(knex);
      await store.register([SHOP], NOW);
      await store.listBy(SHOP.id, '2026-06-01T00:00:00.000Z', NOW);
      expect(await store.get(SHOP.id)).toMatchObject({ listing_due_at: NOW });
      await store.listBy(SHOP.id, '2026-04-01T00:00:00.000Z', NOW);
      expect(await store.get(SHOP.id)).toMatchObject({
        listing_due_at: '2026-04-01T00:00:00.000Z',
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'lists soon again where a change was told since the run began, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const store = new SourceStore(knex);
      await store.register([SHOP], NOW);
      const dueAfter = async (state: { soonAt: string; dueAt: string }) => {
        await store.setSynced(SHOP.id, { ...ended, at: NOW, ...state });
        return (await store.get(SHOP.id))!.listing_due_at;
      };
      const [soonAt, dueAt] = ['2026-05-01T00:01', '2026-05-01T00:30'];
      expect(await dueAfter({ soonAt, dueAt })).toBe(dueAt);
      await store.listBy(SHOP.id, NOW, '2026-04-30T23:59:00.000Z');
      expect(await dueAfter({ soonAt, dueAt })).toBe(dueAt);
      await store.listBy(SHOP.id, NOW, '2026-05-01T00:00:30.000Z');
      expect(await dueAfter({ soonAt, dueAt })).toBe(soonAt);
      expect(await dueAfter({ soonAt: dueAt, dueAt: soonAt })).toBe(soonAt);
    },
  );

  it.each(databases.eachSupportedId())(
    'tells how far each source is behind: when it was last synced well, and what is left, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const store = new SourceStore(knex);
      await store.register([SHOP, DEFAULT], NOW);
      await store.setSynced(SHOP.id, { ...ended, at: NOW });
      await store.setSynced(SHOP.id, { ...ended, at: 'later', failedRuns: 1 });
      const read = { listed_hash: 'a', read_hash: 'a' };
      await insertWorkload(knex, { id: 'read', ...read });
      await insertWorkload(knex, { id: 'changed', ...read, listed_hash: 'b' });
      await insertWorkload(knex, { id: 'new', listed_hash: 'a' });
      await insertWorkload(knex, { id: 'gone', archived_at: NOW });
      expect(await store.health()).toEqual([
        { id: SHOP.id, synced_at: NOW, to_read: 2 },
        { id: DEFAULT.id, synced_at: null, to_read: 0 },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'counts the workloads of a source that are not archived, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const store = new SourceStore(knex);
      await store.register([SHOP, DEFAULT], NOW);
      await insertWorkload(knex, { id: 'w1' });
      await insertWorkload(knex, { id: 'w2' });
      await insertWorkload(knex, { id: 'w3', archived_at: NOW });
      expect(
        (await store.list()).map(({ id, workloads }) => [id, workloads]),
      ).toEqual([
        [DEFAULT.id, 0],
        [SHOP.id, 2],
      ]);
    },
  );
});
