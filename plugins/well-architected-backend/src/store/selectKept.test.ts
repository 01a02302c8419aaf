import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { selectKept } from './selectKept';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('selectKept, %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await knex.schema.createTable('things', table => {
      table.integer('id').primary();
      table.string('text');
    });
    await knex('things').insert([
      { id: 1, text: 'one' },
      { id: 2, text: 'two' },
    ]);
  });

  const read = (id: number) =>
    selectKept<{ text: string }>(
      knex,
      knex('things').where({ id }).select('text'),
    );

  it('selects with the values of each time, and what was changed', async () => {
    expect(await read(1)).toEqual([{ text: 'one' }]);
    expect(await read(2)).toEqual([{ text: 'two' }]);
    await knex('things').where({ id: 1 }).update({ text: 'changed' });
    expect(await read(1)).toEqual([{ text: 'changed' }]);
    expect(await read(3)).toEqual([]);
  });

  it('lets others have the connection when it fails', async () => {
    await expect(
      selectKept(knex, knex('things').select('nothing')),
    ).rejects.toThrow('nothing');
    expect(await read(1)).toEqual([{ text: 'one' }]);
  });

  it('selects with more statements than a connection keeps', async () => {
    for (let limit = 1; limit <= 250; limit += 1) {
      const rows = await selectKept(
        knex,
        knex('things').limit(limit, { skipBinding: true }),
      );
      expect(rows).toHaveLength(Math.min(limit, 2));
    }
    expect(await read(1)).toEqual([{ text: 'one' }]);
  });
});

describe.each(
  databases
    .eachSupportedId()
    .flat()
    .filter(id => id === 'SQLITE_3'),
)('selectKept, %p', databaseId => {
  it('prepares a statement once for a connection, whoever selects with it', async () => {
    const knex = await databases.init(databaseId);
    const connection = await knex.client.acquireConnection();
    await knex.client.releaseConnection(connection);
    const prepare = jest.spyOn(connection, 'prepare');
    for (const number of [1, 2, 3]) {
      for (const name of ['doubled', 'twice']) {
        expect(
          await selectKept(
            knex,
            knex.select(knex.raw(`2 * ? as ${name}`, [number])),
          ),
        ).toEqual([{ [name]: 2 * number }]);
      }
    }
    expect(prepare).toHaveBeenCalledTimes(2);
  });
});
