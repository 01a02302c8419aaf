import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { planOnce } from './planOnce';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('planOnce, %p', databaseId => {
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

  const readsText = () =>
    planOnce<{ text: string | null }>(
      knex,
      '(select text from things where id = ?) as text',
    );

  it('selects with the values of each time', async () => {
    const read = readsText();
    expect(await read([1])).toEqual([{ text: 'one' }]);
    expect(await read([2])).toEqual([{ text: 'two' }]);
    expect(await read([3])).toEqual([{ text: null }]);
  });

  it('sees what was changed, and tables that were', async () => {
    const read = readsText();
    await read([1]);
    await knex('things').where({ id: 1 }).update({ text: 'changed' });
    expect(await read([1])).toEqual([{ text: 'changed' }]);
    await knex.schema.alterTable('things', table => table.string('more'));
    expect(await read([1])).toEqual([{ text: 'changed' }]);
  });

  it('fails as the statement does', async () => {
    const read = planOnce(knex, '(select nothing from things) as text');
    await expect(read([])).rejects.toThrow('nothing');
  });
});

describe.each(
  databases
    .eachSupportedId()
    .flat()
    .filter(id => id === 'POSTGRES_18'),
)('planOnce, %p', databaseId => {
  let knex: Knex;
  let kept: () => Promise<string[]>;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    kept = () => knex('pg_prepared_statements').pluck('name');
  });

  const readsTwice = () =>
    planOnce<{ doubled: number }>(knex, '(select 2 * ?::int) as doubled');

  it('is kept by the connection under a name of its own', async () => {
    const read = readsTwice();
    const other = planOnce(knex, '(select 3) as three');
    for (let i = 0; i < 3; i += 1) {
      await read([1]);
      await other([]);
    }
    const names = await kept();
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(/^well-architected-[0-9a-f]{46}$/);
  });

  it('selects all the same on a connection that lost it', async () => {
    const read = readsTwice();
    expect(await read([1])).toEqual([{ doubled: 2 }]);
    await knex.raw('deallocate all');
    expect(await read([2])).toEqual([{ doubled: 4 }]);
    expect(await read([3])).toEqual([{ doubled: 6 }]);
    expect(await kept()).toEqual([]);
  });

  it('selects all the same on a connection that somebody else had it kept by', async () => {
    await readsTwice()([1]);
    const [name] = await kept();

    knex = await databases.init(databaseId);
    await knex.raw(`prepare "${name}" as select 5`);
    expect(await readsTwice()([2])).toEqual([{ doubled: 4 }]);
    expect(await readsTwice()([3])).toEqual([{ doubled: 6 }]);
  });
});
