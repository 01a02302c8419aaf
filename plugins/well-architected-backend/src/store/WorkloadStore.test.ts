import type { Knex } from 'knex';
import {
  createTestDatabases,
  firstQueryOf,
  migratedDatabase,
  planOf,
} from '../__testUtils__/databases';
import { insertSource, insertWorkload } from '../__testUtils__/rows';
import { WorkloadStore } from './WorkloadStore';

jest.setTimeout(60_000);

const OWN = '111122223333:eu-west-1';
const OTHER = '444455556666:eu-west-1';

describe('WorkloadStore', () => {
  const databases = createTestDatabases();
  let knex: Knex;
  let store: WorkloadStore;

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    beforeEach(async () => {
      knex = await migratedDatabase(databases, databaseId);
      store = new WorkloadStore(knex);
      await insertSource(knex, { id: OWN });
      await insertSource(knex, { id: OTHER, configured: false });
    });

    it('adds many workloads at once, and leaves alone one that another source has just added', async () => {
      const theirs = await insertWorkload(knex, { id: 'w7', source_id: OTHER });
      await store.add(
        Array.from({ length: 120 }, (_, i) => ({
          ...theirs,
          id: `w${i}`,
          arn: theirs.arn.replace('w7', `w${i}`),
          source_id: OWN,
        })),
      );
      expect(await knex('workloads').where({ source_id: OWN })).toHaveLength(
        119,
      );
      expect(await store.get('w7')).toEqual(theirs);
    });

    it('plans with all workloads of a source, and with those of others that it lists', async () => {
      await insertWorkload(knex, { id: 'own' });
      await insertWorkload(knex, { id: 'listed', source_id: OTHER });
      await insertWorkload(knex, { id: 'unseen', source_id: OTHER });
      const rows = await store.listForPlanning(OWN, ['own', 'listed', 'new']);
      expect(
        rows.map(({ id, source_id, configured }) => ({
          id,
          source_id,
          configured,
        })),
      ).toEqual([
        { id: 'own', source_id: OWN, configured: true },
        { id: 'listed', source_id: OTHER, configured: false },
      ]);
    });

    it('reads what never failed first, and then what was not tried for the longest time', async () => {
      const failed = (at: string) => ({
        failed_at: `2026-11-${at}T00:00:00.000Z`,
      });
      await insertWorkload(knex, { id: 'w1', high_risks: 9, ...failed('20') });
      await insertWorkload(knex, { id: 'w2', high_risks: 1, ...failed('19') });
      await insertWorkload(knex, { id: 'w3', high_risks: 1 });
      await insertWorkload(knex, { id: 'w4', high_risks: 5 });
      await knex('workloads').update({ read_hash: null });
      const rows = await store.listToRead({
        sourceId: OWN,
        notFailedSince: '2026-11-21T00:00:00.000Z',
        limit: 10,
      });
      expect(rows.map(({ id }) => id)).toEqual(['w4', 'w3', 'w2', 'w1']);
    });

    it('compares with the report what a source has in use, however many others it has', async () => {
      const told = await insertWorkload(knex, { id: 'told' });
      await insertWorkload(knex, {
        id: 'archived',
        archived_at: '2026-01-02T00:00:00.000Z',
      });
      await insertWorkload(knex, { id: 'another', source_id: OTHER });
      await store.add(
        Array.from({ length: 1000 }, (_, i) => ({
          ...told,
          id: `w${i}`,
          arn: `${told.arn}${i}`,
        })),
      );
      // SQLite is left without statistics, as it is in a portal.
      if (databaseId === 'POSTGRES_18') {
        await knex.raw('analyze');
      }
      const read = await firstQueryOf(knex, async () => {
        const rows = await store.listForReport(OWN, [
          'told',
          'archived',
          'another',
          'unknown',
        ]);
        expect(rows.map(({ id }) => id)).toEqual(['told']);
      });
      expect(await planOf(knex, read)).toMatch(
        /workloads_pkey|sqlite_autoindex_workloads_1/,
      );
    });
  });
});
