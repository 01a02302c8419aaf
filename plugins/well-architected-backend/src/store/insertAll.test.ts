import { createTestDatabases } from '../__testUtils__/databases';
import { AWKWARD_TEXTS } from '../__testUtils__/texts';
import { insertAll } from './insertAll';

jest.setTimeout(60_000);

describe('insertAll', () => {
  const databases = createTestDatabases();

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    async function open() {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('things', table => {
        table.integer('id').primary();
        table.text('text');
        table.boolean('flag');
        table.string('kept').defaultTo('as it was');
      });
      const insert = (rows: object[], ifStored?: 'keep') =>
        knex.transaction(tx => insertAll(tx, 'things', rows, ifStored));
      const stored = () => knex('things').orderBy('id');
      return { insert, stored };
    }

    it.each(AWKWARD_TEXTS)('stores %s as it is', async (_name, text) => {
      const { insert, stored } = await open();
      await insert([{ id: 1, text }]);
      expect(await stored()).toMatchObject([{ id: 1, text }]);
    });

    it('stores text that ends in half of a character, which is cut off somewhere on its way', async () => {
      const { insert, stored } = await open();
      await insert([{ id: 1, text: 'cut \ud83d' }]);
      expect(await stored()).toMatchObject([{ id: 1, text: 'cut \ufffd' }]);
    });

    it('stores what is true and what is not, and leaves other columns to their defaults', async () => {
      const { insert, stored } = await open();
      await insert([
        { id: 1, flag: true },
        { id: 2, flag: false },
        { id: 3, flag: null },
      ]);
      const rows = await stored();
      expect(
        rows.map(({ flag }) => (flag === null ? null : Boolean(flag))),
      ).toEqual([true, false, null]);
      expect(rows.map(({ kept }) => kept)).toEqual(Array(3).fill('as it was'));
    });

    it('stores each value in its column, whatever order a row has them in', async () => {
      const { insert, stored } = await open();
      await insert([
        { id: 1, text: 'first', flag: true },
        { flag: true, text: 'second', id: 2 },
      ]);
      expect(await stored()).toMatchObject([
        { id: 1, text: 'first' },
        { id: 2, text: 'second' },
      ]);
    });

    it('stores many rows, and none when there are none', async () => {
      const { insert, stored } = await open();
      const rows = Array.from({ length: 20_000 }, (_, id) => ({
        id,
        text: `text ${id}`,
      }));
      await insert(rows);
      await insert([]);
      expect(await stored()).toMatchObject(rows);
    });

    it('refuses what is stored already, with all that comes with it', async () => {
      const { insert, stored } = await open();
      await insert([{ id: 1, text: 'first' }]);
      await expect(
        insert([{ id: 2 }, { id: 1, text: 'again' }]),
      ).rejects.toThrow(/unique/i);
      expect(await stored()).toMatchObject([{ id: 1, text: 'first' }]);
    });

    it('keeps what is stored already, where that is asked for, and stores what comes with it', async () => {
      const { insert, stored } = await open();
      await insert([{ id: 1, text: 'first' }]);
      await insert(
        [
          { id: 1, text: 'again' },
          { id: 2, text: 'second' },
          { id: 2, text: 'twice' },
        ],
        'keep',
      );
      expect(await stored()).toMatchObject([
        { id: 1, text: 'first' },
        { id: 2, text: 'second' },
      ]);
    });
  });
});
