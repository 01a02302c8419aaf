import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  reviewReadPermission,
  sourceReadPermission,
  sourceSyncPermission,
  taskUpdatePermission,
  unlinkedWorkloadReadPermission,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { setImmediate as aMoment } from 'timers/promises';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { component } from '../__testUtils__/portal';
import { storeWorkloads } from '../__testUtils__/rows';
import { EntityStore } from '../store/EntityStore';
import { LinkStore } from '../store/LinkStore';
import { CatalogEntities } from './CatalogEntities';
import { PermissionDecisions } from './PermissionDecisions';
import { Visibility } from './Visibility';

jest.setTimeout(60_000);

const CART = 'component:default/cart';
/** Its review may not be read, whatever else is given for it. */
const HIDDEN = 'component:default/hidden';
const READ = catalogEntityReadPermission.name;
const REVIEW = reviewReadPermission.name;

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('Visibility, %p', databaseId => {
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
          ask_again_at: new Date().toISOString(),
          missing_since: null,
          owner_ref: null,
        },
      ]);
    }
    const catalog = catalogServiceMock({
      entities: isThere ? [component('cart'), component('hidden')] : [],
    });
    const asked = [
      jest.spyOn(catalog, 'getEntityByRef'),
      jest.spyOn(catalog, 'getEntitiesByRefs'),
    ];
    const auth = mockServices.auth();
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(request => {
          const isHidden =
            request.permission.name === REVIEW &&
            request.resourceRef === HIDDEN;
          return {
            result:
              given.includes(request.permission.name) && !isHidden
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          };
        }),
    });
    return {
      visibility: new Visibility({
        decisions: new PermissionDecisions(permissions),
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
    const { visibility, isCatalogAsked } = await start({
      known,
      isThere,
      given,
    });
    const credentials = mockCredentials.user();
    const passed = await visibility.requireReview(CART, credentials).then(
      ({ entity }) => (entity ? 'passed, read' : 'passed'),
      ({ name }) => name,
    );
    expect(passed).toBe(outcome);
    expect(isCatalogAsked()).toBe(asked);

    const seen = await visibility.entities([CART], credentials);
    expect([...seen]).toEqual(passed.startsWith('passed') ? [CART] : []);
  });

  it('asks the permission framework once for all that it has to know', async () => {
    const { visibility, permissions } = await start({
      known: true,
      isThere: true,
      given: [...both, sourceReadPermission.name],
    });
    const { grants } = await visibility.requireReview(
      CART,
      mockCredentials.user(),
      {
        permissions: [
          taskUpdatePermission,
          sourceReadPermission,
          sourceSyncPermission,
        ],
      },
    );
    expect(grants.get(REVIEW)).toEqual(new Set([CART]));
    expect(grants.get(taskUpdatePermission.name)).toEqual(new Set());
    expect(grants.get(sourceReadPermission.name)).toEqual(new Set([CART]));
    expect(grants.get(sourceSyncPermission.name)).toEqual(new Set());
    expect(permissions.authorize).toHaveBeenCalledTimes(1);
  });

  it.each`
    whose                                   | read             | review           | unlinked   | scope
    ${'of any entity'}                      | ${'ALLOW'}       | ${'ALLOW'}       | ${'DENY'}  | ${{ entities: 'any', unlinked: false }}
    ${'of any entity, and of none'}         | ${'ALLOW'}       | ${'ALLOW'}       | ${'ALLOW'} | ${{ entities: 'any', unlinked: true }}
    ${'of those that a rule lets through'}  | ${'CONDITIONAL'} | ${'ALLOW'}       | ${'DENY'}  | ${{ entities: [CART], unlinked: false }}
    ${'of those that may be read'}          | ${'ALLOW'}       | ${'CONDITIONAL'} | ${'ALLOW'} | ${{ entities: [CART], unlinked: true }}
    ${'of no entity, whatever the rule is'} | ${'CONDITIONAL'} | ${'DENY'}        | ${'ALLOW'} | ${{ entities: [], unlinked: true }}
    ${'of nothing'}                         | ${'DENY'}        | ${'ALLOW'}       | ${'DENY'}  | ${{ entities: [], unlinked: false }}
  `(
    'shows tasks $whose, asking once for all entities: $read, $review, $unlinked',
    async ({ read, review, unlinked, scope }) => {
      const { visibility, permissions } = await start({
        known: true,
        isThere: true,
        given: both,
      });
      const decisions = new Map<string, keyof typeof AuthorizeResult>([
        [READ, read],
        [REVIEW, review],
        [unlinkedWorkloadReadPermission.name, unlinked],
      ]);
      permissions.authorizeConditional.mockImplementation(async asked =>
        asked.map(({ permission }) => {
          const result = AuthorizeResult[decisions.get(permission.name)!];
          return result === AuthorizeResult.CONDITIONAL
            ? {
                result,
                pluginId: 'catalog',
                resourceType: 'catalog-entity',
                conditions: { rule: 'SOME', resourceType: 'catalog-entity' },
              }
            : { result };
        }),
      );
      expect(
        await visibility.scope(mockCredentials.user(), async () => [
          CART,
          HIDDEN,
        ]),
      ).toEqual(scope);
      expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    },
  );

  it('asks the catalog while the permission framework decides', async () => {
    const { visibility, permissions, isCatalogAsked } = await start({
      known: undefined,
      isThere: true,
      given: both,
    });
    const decide = permissions.authorize.getMockImplementation()!;
    permissions.authorize.mockImplementation(async (...asked) => {
      while (!isCatalogAsked()) {
        await aMoment();
      }
      return decide(...asked);
    });
    const { entity } = await visibility.requireReview(
      CART,
      mockCredentials.user(),
    );
    expect(entity?.metadata.name).toBe('cart');
  });

  it.each([true, false])(
    'takes it from who has read already whether the catalog is known to have an entity: %p',
    async isKnown => {
      const { visibility, isCatalogAsked } = await start({
        known: !isKnown,
        isThere: true,
        given: both,
      });
      await visibility.requireReview(CART, mockCredentials.user(), {
        isKnown: Promise.resolve(isKnown),
      });
      expect(isCatalogAsked()).toBe(!isKnown);
    },
  );

  it.each([true, false])(
    'takes it from who has read already which entities of a workload the catalog is known to have: %p',
    async in_catalog => {
      const { visibility, isCatalogAsked } = await start({
        known: !in_catalog,
        isThere: true,
        given: both,
      });
      const seen = await visibility.seenThrough(
        {
          workloadId: 'cart',
          entities: [{ entity_ref: CART, in_catalog, owner_ref: null }],
        },
        mockCredentials.user(),
      );
      expect(seen?.entityRefs).toEqual([CART]);
      expect(isCatalogAsked()).toBe(!in_catalog);
    },
  );

  it('gives nothing for an entity that the caller does not see, though another shows its workload', async () => {
    await storeWorkloads(knex, [{ id: 'cart' }]);
    await knex('links').insert({
      workload_id: 'cart',
      entity_ref: HIDDEN,
      origin: 'tag',
      created_at: new Date().toISOString(),
    });
    const { visibility, permissions } = await start({
      known: true,
      isThere: true,
      given: [...both, taskUpdatePermission.name],
    });
    const { entityRefs, grants } = await visibility.requireWorkload(
      'cart',
      mockCredentials.user(),
      [taskUpdatePermission],
    );
    expect(entityRefs).toEqual([CART]);
    expect(grants.get(taskUpdatePermission.name)).toEqual(new Set([CART]));
    expect(permissions.authorize).toHaveBeenCalledTimes(1);
  });
});
