import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { AWKWARD_TEXTS } from '../__testUtils__/texts';
import { prepareReading, type ColumnsOf } from './prepareReading';

jest.setTimeout(60_000);

interface Thing {
  id: number;
  text: string | null;
}

const THING: ColumnsOf<Thing> = { id: true, text: true };

describe('prepareReading', () => {
  const databases = createTestDatabases();

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    async function open(rows: Thing[] = []) {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('things', table => {
        table.integer('id').primary();
        table.text('text');
        table.string('other').defaultTo('not asked for');
      });
      if (rows.length > 0) {
        await knex('things').insert(rows);
      }
      const statements: string[] = [];
      knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
      return { knex, statements };
    }

    it('has each list in the order of its query, with the columns asked for, by one statement', async () => {
      const { knex, statements } = await open([
        { id: 1, text: 'b' },
        { id: 2, text: 'c' },
        { id: 3, text: 'a' },
      ]);
      const things = () => knex('things');
      const read = prepareReading<never, Record<string, Thing>>(knex, () => ({
        byText: { query: things().orderBy('text'), columns: THING },
        byIdTurnedRound: {
          query: things().orderBy('id', 'desc').limit(2),
          columns: THING,
        },
        none: { query: things().where('id', '>', 3), columns: THING },
      }));
      expect(await read({})).toEqual({
        byText: [
          { id: 3, text: 'a' },
          { id: 1, text: 'b' },
          { id: 2, text: 'c' },
        ],
        byIdTurnedRound: [
          { id: 3, text: 'a' },
          { id: 2, text: 'c' },
        ],
        none: [],
      });
      expect(statements).toHaveLength(1);
    });

    it.each(AWKWARD_TEXTS)('reads %s as it is stored', async (_name, text) => {
      const { knex } = await open([{ id: 1, text }]);
      const read = prepareReading<never, { things: Thing }>(knex, () => ({
        things: { query: knex('things'), columns: THING },
      }));
      expect(await read({})).toEqual({ things: [{ id: 1, text }] });
    });

    it('keeps apart what is bound in the queries and what each reading tells', async () => {
      const { knex } = await open([
        { id: 1, text: 'a ? b' },
        { id: 2, text: 'c' },
        { id: 3, text: 'd' },
      ]);
      const having = (text: Knex.Value, id: number) => ({
        query: knex('things').where({ text, id }),
        columns: THING,
      });
      const read = prepareReading<'one' | 'other', Record<string, Thing>>(
        knex,
        told => ({
          fixed: having('a ? b', 1),
          second: having(told('other'), 2),
          first: having(told('one'), 3),
        }),
      );
      const fixed = [{ id: 1, text: 'a ? b' }];
      expect(await read({ one: 'd', other: 'c' })).toEqual({
        fixed,
        second: [{ id: 2, text: 'c' }],
        first: [{ id: 3, text: 'd' }],
      });
      expect(await read({ one: 'c', other: 'c' })).toEqual({
        fixed,
        second: [{ id: 2, text: 'c' }],
        first: [],
      });
    });
  });
});
