import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { storeWorkloads } from '../__testUtils__/rows';
import { LinkStore } from './LinkStore';
import type { LinkRow } from './tables';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const SHOP = 'component:default/shop';
const TILL = 'component:default/till';

describe.each(databases.eachSupportedId())('LinkStore, %p', databaseId => {
  let knex: Knex;
  let links: LinkStore;

  beforeEach(async () => {
    knex = await migratedDatabase(databases, databaseId);
    links = new LinkStore(knex);
  });

  it('names a workload of an entity once, however often it is linked', async () => {
    await storeWorkloads(knex, [{ id: 'a' }, { id: 'b' }]);
    await knex('links').insert({
      workload_id: 'a',
      entity_ref: 'component:default/a',
      origin: 'person',
      created_at: '2026-01-01T00:00:00.000Z',
    });
    expect(await links.workloadIdsOf('component:default/a')).toEqual(['a']);
    expect(await links.workloadIdsOf('component:default/none')).toEqual([]);
  });

  it('tells beside an entity what else its workloads are linked to, each link once', async () => {
    await storeWorkloads(knex, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    await knex('links').delete();
    await knex<LinkRow>('links').insert(
      (
        [
          ['a', SHOP, 'tag'],
          ['a', SHOP, 'person'],
          ['a', TILL, 'annotation'],
          ['b', SHOP, 'tag'],
          ['c', TILL, 'tag'],
        ] as const
      ).map(([workload_id, entity_ref, origin]) => ({
        workload_id,
        entity_ref,
        origin,
        created_at: '2026-01-01T00:00:00.000Z',
        created_by: null,
      })),
    );
    const textsOf = async (entityRef: string) =>
      (await links.besideEntity(entityRef))
        .map(
          ({ workload_id, entity_ref, origin }) =>
            `${workload_id} ${entity_ref} ${origin}`,
        )
        .sort();

    expect(await textsOf(SHOP)).toEqual([
      `a ${SHOP} person`,
      `a ${SHOP} tag`,
      `a ${TILL} annotation`,
      `b ${SHOP} tag`,
    ]);
    expect(await textsOf('component:default/none')).toEqual([]);
  });
});
