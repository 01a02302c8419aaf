import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { WORKLOAD_ARN_ANNOTATION } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { insertSource, insertWorkload, taskRow } from '../__testUtils__/rows';
import { EntityStore } from '../store/EntityStore';
import { LinkStore } from '../store/LinkStore';
import { TaskLists } from '../store/TaskLists';
import { KnownEntities } from './KnownEntities';
import { LinkService } from './LinkService';

jest.setTimeout(60_000);

const arn = (id: string) =>
  `arn:aws:wellarchitected:eu-west-1:111122223333:workload/${id}`;

function component(name: string, annotation?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations:
        annotation === undefined
          ? { 'example.com/other': 'yes' }
          : { [WORKLOAD_ARN_ANNOTATION]: annotation },
    },
    spec: {},
  };
}

describe('LinkService', () => {
  const databases = createTestDatabases();

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let links: LinkStore;

    beforeEach(async () => {
      knex = await migratedDatabase(databases, databaseId);
      links = new LinkStore(knex);
      await insertSource(knex);
      await insertWorkload(knex, { id: 'w1' });
      await insertWorkload(knex, { id: 'w2' });
    });

    /** A service on a catalog, and its task as the scheduler would run it. */
    async function start(catalog = catalogServiceMock({ entities: [] })) {
      const scheduler = mockServices.scheduler.mock();
      const logger = mockServices.logger.mock();
      const auth = mockServices.auth();
      const entities = new KnownEntities({
        entities: new EntityStore(knex),
        catalog,
        auth,
        logger,
      });
      const service = await LinkService.create({
        links,
        entities,
        catalog,
        auth,
        scheduler,
        logger,
      });
      const [task] = scheduler.scheduleTask.mock.calls[0];
      return {
        service,
        logger,
        follow: async () => task.fn(new AbortController().signal),
      };
    }

    const linked = async () =>
      (
        await knex('links').orderBy(['workload_id', 'entity_ref', 'origin'])
      ).map(
        ({ workload_id, entity_ref, origin }) =>
          `${workload_id} ${entity_ref} ${origin}`,
      );

    it('links what the entities of the catalog name, and unlinks what they name no longer', async () => {
      const before = await start(
        catalogServiceMock({
          entities: [
            component('Cart', ` ${arn('w1')}, ${arn('w2')},`),
            component('payments', arn('w2')),
            component('search'),
            component('wishlist', 'arn:aws:nonsense'),
          ],
        }),
      );
      await before.follow();
      expect(await linked()).toEqual([
        'w1 component:default/cart annotation',
        'w2 component:default/cart annotation',
        'w2 component:default/payments annotation',
      ]);
      const kept = await knex('links').where({ workload_id: 'w1' });

      const after = await start(
        catalogServiceMock({ entities: [component('Cart', arn('w1'))] }),
      );
      await after.follow();
      expect(await knex('links')).toEqual(kept);
    });

    it('links a workload that is stored later', async () => {
      const { follow } = await start(
        catalogServiceMock({ entities: [component('cart', arn('w3'))] }),
      );
      await follow();
      expect(await linked()).toEqual([]);
      await insertWorkload(knex, { id: 'w3' });
      await follow();
      expect(await linked()).toEqual(['w3 component:default/cart annotation']);
    });

    it('changes the links of one entity only, when that one is looked at', async () => {
      const { service } = await start();
      await service.reconcileEntity(component('cart', arn('w1')));
      await service.reconcileEntity(component('payments', arn('w1')));
      await service.reconcileEntity(component('cart', arn('w2')));
      expect(await linked()).toEqual([
        'w1 component:default/payments annotation',
        'w2 component:default/cart annotation',
      ]);
      await service.reconcileEntity(component('cart'));
      expect(await linked()).toEqual([
        'w1 component:default/payments annotation',
      ]);
    });

    it('never undoes a link by a person or a tag, and knows whose it is', async () => {
      const { service, follow } = await start();
      const link = {
        workloadId: 'w1',
        entityRef: 'component:default/cart',
      };
      await service.linkByPerson({ ...link, userRef: 'user:default/ada' });
      await service.linkByPerson({ ...link, userRef: 'user:default/bob' });
      await links.setTagLinks(
        [{ id: 'w1', tags: '{}', entityRefs: [link.entityRef] }],
        '2026-05-01T00:00:00.000Z',
      );
      await follow();
      await service.reconcileEntity(component('cart'));
      expect(await links.ofWorkloads(['w1'])).toMatchObject([
        { origin: 'person', created_by: 'user:default/ada' },
        { origin: 'tag', created_by: null },
      ]);

      expect(await service.unlinkByPerson(link)).toBe(true);
      expect(await service.unlinkByPerson(link)).toBe(false);
      expect(await linked()).toEqual(['w1 component:default/cart tag']);
    });

    describe('a link by a person', () => {
      const link = {
        workloadId: 'w1',
        entityRef: 'component:default/cart',
        userRef: 'user:default/ada',
      };
      const shownAsLinked = async () => {
        const { rows } = await new TaskLists(knex).list(
          { entities: 'any' },
          { today: '2026-03-01' },
        );
        return rows.length > 0;
      };

      beforeEach(async () => {
        await knex('tasks').insert(taskRow({ workload_id: 'w1' }));
      });

      it.each([
        ['was not asked for', undefined],
        ['did not have', false],
        ['is known to have', true],
      ])(
        'shows in lists at once, to an entity that the catalog %s before',
        async (_, in_catalog) => {
          if (in_catalog !== undefined) {
            await knex('entities').insert({
              entity_ref: link.entityRef,
              in_catalog,
              ask_again_at: '2026-01-01T00:00:00.000Z',
              missing_since: in_catalog ? null : '2026-01-01T00:00:00.000Z',
            });
          }
          const catalog = catalogServiceMock({ entities: [component('cart')] });
          const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
          const { service } = await start(catalog);
          await service.linkByPerson(link);
          expect(await shownAsLinked()).toBe(true);
          expect(asked).toHaveBeenCalledTimes(in_catalog ? 0 : 1);
        },
      );

      it('is made though the catalog cannot be asked', async () => {
        const catalog = catalogServiceMock({ entities: [] });
        jest
          .spyOn(catalog, 'getEntitiesByRefs')
          .mockRejectedValue(new Error('The catalog is not ready'));
        const { service, logger } = await start(catalog);
        await service.linkByPerson(link);
        expect(await linked()).toEqual(['w1 component:default/cart person']);
        expect(logger.warn).toHaveBeenCalledWith(
          expect.stringContaining('The catalog is not ready'),
        );
      });
    });

    it('keeps every link while the catalog cannot be asked', async () => {
      const { service } = await start();
      await service.reconcileEntity(component('cart', arn('w1')));
      const catalog = catalogServiceMock({ entities: [] });
      catalog.streamEntities = async function* fail() {
        yield [];
        throw new Error('The catalog is not ready');
      };
      const { follow, logger } = await start(catalog);
      await follow();
      expect(await linked()).toHaveLength(1);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('The catalog is not ready'),
      );
    });
  });
});
