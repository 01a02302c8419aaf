import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { reviewReadPermission } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { component } from '../__testUtils__/portal';
import { EntityStore } from '../store/EntityStore';
import { LinkStore } from '../store/LinkStore';
import { Access } from './Access';
import { CatalogEntities } from './CatalogEntities';

jest.setTimeout(60_000);

const CART = 'component:default/cart';
const READ = catalogEntityReadPermission.name;
const REVIEW = reviewReadPermission.name;

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('Access, %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migratedDatabase(databases, databaseId);
  });

  /** @param known - what the catalog last said of the cart; undefined when it was not asked */
  async function start(options: {
    known: boolean | undefined;
    isThere: boolean;
    given: string[];
  }) {
    const { known, isThere, given } = options;
    const entities = new EntityStore(knex);
    if (known !== undefined) {
      await entities.put([
        {
          entity_ref: CART,
          in_catalog: known,
          asked_at: new Date().toISOString(),
        },
      ]);
    }
    const catalog = catalogServiceMock({
      entities: isThere ? [component('cart')] : [],
    });
    const asked = [
      jest.spyOn(catalog, 'getEntityByRef'),
      jest.spyOn(catalog, 'getEntitiesByRefs'),
    ];
    const auth = mockServices.auth();
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result: given.includes(permission.name)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        })),
    });
    return {
      access: new Access({
        permissions,
        auth,
        links: new LinkStore(knex),
        entities: new CatalogEntities({ catalog, auth, entities }),
      }),
      permissions,
      isCatalogAsked: () => asked.some(spy => spy.mock.calls.length > 0),
    };
  }

  const both = [READ, REVIEW];

  it.each`
    rule                                          | known        | isThere  | given       | outcome              | asked
    ${'what the catalog is known to have'}        | ${true}      | ${true}  | ${both}     | ${'passed'}          | ${false}
    ${'what it was not asked for yet'}            | ${undefined} | ${true}  | ${both}     | ${'passed, read'}    | ${true}
    ${'what it did not have, and has now'}        | ${false}     | ${true}  | ${both}     | ${'passed, read'}    | ${true}
    ${'what it did not have, and has not'}        | ${false}     | ${false} | ${both}     | ${'NotFoundError'}   | ${true}
    ${'what nobody knows'}                        | ${undefined} | ${false} | ${both}     | ${'NotFoundError'}   | ${true}
    ${'what the catalog hides, known'}            | ${true}      | ${true}  | ${[REVIEW]} | ${'NotFoundError'}   | ${false}
    ${'what the catalog hides, not known'}        | ${undefined} | ${true}  | ${[REVIEW]} | ${'NotFoundError'}   | ${true}
    ${'a review that may not be read'}            | ${true}      | ${true}  | ${[READ]}   | ${'NotAllowedError'} | ${false}
    ${'a review that may not be read, not known'} | ${undefined} | ${true}  | ${[READ]}   | ${'NotAllowedError'} | ${true}
    ${'nothing at all'}                           | ${true}      | ${true}  | ${[]}       | ${'NotFoundError'}   | ${false}
  `('$outcome: $rule', async ({ known, isThere, given, outcome, asked }) => {
    const { access, isCatalogAsked } = await start({ known, isThere, given });
    const credentials = mockCredentials.user();
    const passed = await access.requireReview(CART, credentials).then(
      entity => (entity ? 'passed, read' : 'passed'),
      ({ name }) => name,
    );
    expect(passed).toBe(outcome);
    expect(isCatalogAsked()).toBe(asked);

    const seen = await access.entities(
      reviewReadPermission,
      [CART],
      credentials,
    );
    expect([...seen]).toEqual(passed.startsWith('passed') ? [CART] : []);
  });

  it('asks the permission framework once for all that it has to know', async () => {
    const { access, permissions } = await start({
      known: true,
      isThere: true,
      given: both,
    });
    await access.requireReview(CART, mockCredentials.user());
    expect(permissions.authorize).toHaveBeenCalledTimes(1);
  });
});
