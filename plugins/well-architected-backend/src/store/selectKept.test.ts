import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { selectKept } from './selectKept';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const doubled = (knex: Knex, number: number, name = 'doubled') =>
  selectKept(
    knex,
    knex.select(knex.raw(`2 * cast(? as integer) as ${name}`, [number])),
  );

describe.each(databases.eachSupportedId())('selectKept, %p', databaseId => {
  it('lets others have the connection when it fails', async () => {
    const knex = await databases.init(databaseId);
    await expect(
      selectKept(knex, knex.select(knex.raw('nothing'))),
    ).rejects.toThrow('nothing');
    expect(await doubled(knex, 1)).toEqual([{ doubled: 2 }]);
  });

  it('selects with more statements than a connection keeps', async () => {
    const knex = await databases.init(databaseId);
    for (let number = 1; number <= 250; number += 1) {
      const name = `doubled_${number}`;
      expect(await doubled(knex, number, name)).toEqual([
        { [name]: 2 * number },
      ]);
    }
  });
});

describe.each(
  databases
    .eachSupportedId()
    .flat()
    .filter(id => id === 'SQLITE_3'),
)('selectKept, %p', databaseId => {
  it('prepares a statement once for a connection, and others beside it', async () => {
    const knex = await databases.init(databaseId);
    const connection = await knex.client.acquireConnection();
    await knex.client.releaseConnection(connection);
    const prepare = jest.spyOn(connection, 'prepare');
    for (const number of [1, 2, 3]) {
      for (const name of ['doubled', 'twice']) {
        expect(await doubled(knex, number, name)).toEqual([
          { [name]: 2 * number },
        ]);
      }
    }
    expect(prepare).toHaveBeenCalledTimes(2);
  });
});
