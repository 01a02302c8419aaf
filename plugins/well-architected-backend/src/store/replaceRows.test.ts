import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { replaceRows, type Row } from './replaceRows';

jest.setTimeout(60_000);

async function withTable(knex: Knex): Promise<Knex> {
  await knex.schema.createTable('things', table => {
    table.string('workload_id').notNullable();
    table.string('key').notNullable();
    table.string('text');
    table.boolean('flag');
    table.string('kept');
    table.primary(['workload_id', 'key']);
  });
  return knex;
}

const thing = (key: string, text: string | null, flag = false): Row => ({
  key,
  text,
  flag,
});

describe('replaceRows', () => {
  const databases = createTestDatabases();

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    async function open() {
      const knex = await withTable(await databases.init(databaseId));
      const writes: string[] = [];
      knex.on('query', ({ sql }: { sql: string }) => {
        if (/^(insert|update|delete)/.test(sql)) {
          writes.push(sql.split(' ')[0]);
        }
      });
      const replace = (rows: Row[], isEmpty = false) =>
        knex.transaction(tx =>
          replaceRows(tx, {
            table: 'things',
            workloadId: 'w1',
            keys: ['key'],
            rows,
            isEmpty,
          }),
        );
      const stored = () =>
        knex('things').where({ workload_id: 'w1' }).orderBy('key');
      return { knex, replace, stored, writes };
    }

    it('writes nothing when nothing differs', async () => {
      const { replace, writes } = await open();
      const rows = [thing('a', 'one', true), thing('b', null)];
      expect(await replace(rows, true)).toBe(true);
      writes.length = 0;
      expect(await replace(rows)).toBe(false);
      expect(writes).toEqual([]);
    });

    it('writes what is new, what differs, and what is gone, and nothing else', async () => {
      const { replace, stored, writes } = await open();
      await replace([
        thing('a', 'same'),
        thing('b', 'before'),
        thing('c', 'gone'),
      ]);
      writes.length = 0;
      expect(
        await replace([
          thing('a', 'same'),
          thing('b', 'after', true),
          thing('d', 'new'),
        ]),
      ).toBe(true);
      expect(writes.sort()).toEqual(['delete', 'insert']);
      expect((await stored()).map(row => [row.key, row.text])).toEqual([
        ['a', 'same'],
        ['b', 'after'],
        ['d', 'new'],
      ]);
    });

    it('leaves columns alone that are not given, and other workloads', async () => {
      const { knex, replace, stored } = await open();
      await knex('things').insert({ workload_id: 'w2', key: 'a', text: 'two' });
      await replace([thing('a', 'before')]);
      await knex('things').where({ workload_id: 'w1' }).update({ kept: 'yes' });
      await replace([thing('a', 'after')]);
      expect(await stored()).toMatchObject([{ text: 'after', kept: 'yes' }]);
      await replace([]);
      expect(await stored()).toEqual([]);
      expect(await knex('things').pluck('workload_id')).toEqual(['w2']);
    });

    it('writes more rows than one statement carries', async () => {
      const { replace, stored } = await open();
      const rows = Array.from({ length: 450 }, (_, index) =>
        thing(`${1000 + index}`, `text ${index}`),
      );
      await replace(rows);
      expect((await stored()).map(({ key, text }) => [key, text])).toEqual(
        rows.map(({ key, text }) => [key, text]),
      );
    });
  });
});
