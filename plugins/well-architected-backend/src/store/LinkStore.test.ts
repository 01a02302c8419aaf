import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { storeWorkloads } from '../__testUtils__/rows';
import { LinkStore } from './LinkStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

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

  it('tells the entities of a workload, none of one without, and nothing of one that is not there', async () => {
    await storeWorkloads(knex, [{ id: 'a' }, { id: 'b' }]);
    await knex('links').where({ workload_id: 'b' }).delete();
    expect(await links.entitiesOf('a')).toEqual([
      { entity_ref: 'component:default/a', in_catalog: null, owner_ref: null },
    ]);
    expect(await links.entitiesOf('b')).toEqual([]);
    expect(await links.entitiesOf('c')).toBeUndefined();
  });
});
