import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { component, owner } from '../__testUtils__/portal';
import { storeWorkloads, taskRow } from '../__testUtils__/rows';
import { EntityStore } from '../store/EntityStore';
import { KnownEntities } from './KnownEntities';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('KnownEntities, %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    jest.useFakeTimers({
      now: new Date('2026-03-01T12:00:00.000Z'),
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval'],
    });
    knex = await migratedDatabase(databases, databaseId);
    await storeWorkloads(knex, [{ id: 'shop' }, { id: 'orphan' }]);
    await knex('tasks').insert([
      taskRow({
        id: 'a',
        workload_id: 'shop',
        owner_ref: 'group:default/team',
      }),
      taskRow({ id: 'b', workload_id: 'shop', owner_ref: 'user:default/ada' }),
      taskRow({ id: 'c', workload_id: 'shop' }),
    ]);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Asks a catalog that has some entities; returns what it was asked for. */
  const ask = async (entities: Entity[]) => {
    const catalog = catalogServiceMock({ entities });
    const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
    await new KnownEntities({
      entities: new EntityStore(knex),
      catalog,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
    }).ask(new AbortController().signal);
    return asked.mock.calls.flatMap(([{ entityRefs }]) => entityRefs).sort();
  };

  const known = async () => {
    const rows = await knex('entities').orderBy('entity_ref');
    return rows.map(row => `${row.entity_ref} ${Boolean(row.in_catalog)}`);
  };

  const passes = (milliseconds: number) =>
    jest.setSystemTime(Date.now() + milliseconds);

  it('are those that links and owners name', async () => {
    await ask([component('shop'), owner('Group', 'team')]);
    expect(await known()).toEqual([
      'component:default/orphan false',
      'component:default/shop true',
      'group:default/team true',
      'user:default/ada false',
    ]);
  });

  it('are asked for when they are new, those that were missing soon again, the others after a while', async () => {
    await ask([component('shop'), owner('Group', 'team')]);
    expect(await ask([])).toEqual([]);

    passes(11_000);
    await knex('tasks')
      .where({ id: 'c' })
      .update({ owner_ref: 'user:default/bo' });
    expect(await ask([component('orphan'), owner('User', 'bo')])).toEqual([
      'component:default/orphan',
      'user:default/ada',
      'user:default/bo',
    ]);

    passes(6 * 60_000);
    expect(await ask([component('orphan')])).toHaveLength(5);
    expect(await known()).toEqual([
      'component:default/orphan true',
      'component:default/shop false',
      'group:default/team false',
      'user:default/ada false',
      'user:default/bo false',
    ]);
  });

  it('are asked for less and less often while they are missing, and as often as others once they are there', async () => {
    const askedAfter: number[] = [];
    const beat = async (entities: Entity[]) => {
      const asked = await ask(entities);
      return asked.includes('component:default/orphan');
    };
    for (let seconds = 0; seconds < 300; seconds += 10) {
      if (await beat([])) {
        askedAfter.push(seconds);
      }
      passes(10_000);
    }
    expect(askedAfter).toEqual([0, 10, 20, 40, 80, 140, 200, 260]);

    passes(60_000);
    expect(await beat([component('orphan')])).toBe(true);
    passes(240_000);
    expect(await beat([])).toBe(false);
    passes(60_000);
    expect(await beat([])).toBe(true);
    passes(10_000);
    expect(await beat([])).toBe(true);
  });

  describe('tell as the owner of some', () => {
    const ownedBy = (entity: Entity, ...owners: string[]): Entity => ({
      ...entity,
      relations: [
        { type: 'partOf', targetRef: 'system:default/sales' },
        ...owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
      ],
    });
    const owners = async () =>
      Object.fromEntries(
        (await knex('entities').whereLike('entity_ref', 'component:%')).map(
          ({ entity_ref, owner_ref }) => [entity_ref, owner_ref],
        ),
      );

    it('nobody, where the catalog has none, and the first one of several', async () => {
      await ask([
        ownedBy(component('shop'), 'group:default/a', 'group:default/b'),
        component('orphan'),
      ]);
      expect(await owners()).toEqual({
        'component:default/shop': 'group:default/a',
        'component:default/orphan': null,
      });
    });

    it('whom the catalog tells later', async () => {
      await ask([ownedBy(component('shop'), 'group:default/a')]);
      passes(6 * 60_000);
      await ask([ownedBy(component('shop'), 'group:default/b')]);
      expect(await owners()).toMatchObject({
        'component:default/shop': 'group:default/b',
      });
      passes(6 * 60_000);
      await ask([]);
      expect(await owners()).toMatchObject({ 'component:default/shop': null });
    });
  });
});
