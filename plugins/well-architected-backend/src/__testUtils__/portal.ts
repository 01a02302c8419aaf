import {
  coreServices,
  createServiceFactory,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  actionsRegistryServiceMock,
  type MockActionsRegistry,
} from '@backstage/backend-test-utils/alpha';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import type { LocalTool } from 'well-architected-tool-local';
import { KnownEntities } from '../links/KnownEntities';
import { wellArchitectedPlugin } from '../plugin';
import { EntityStore } from '../store/EntityStore';
import { requireContract } from './contract';
import { sampleAwsConfig } from './engine';

const PLUGIN = 'plugin:well-architected';

/** Who asks, as the rules of a test name them. */
export type Caller = string;

/** What the people of a test may see and do; everything, unless told. */
export interface Rules {
  /** Whether the catalog shows an entity to a caller. */
  shows?: (caller: Caller, entityRef: string) => boolean;
  /** Whether a caller has a permission, for an entity where it concerns one. */
  allows?: (caller: Caller, permission: string, entityRef?: string) => boolean;
}

/** The plugin in a backend, with its first sync done. */
export interface Portal {
  /**
   * A request of somebody, by default of a user who may do everything. Its
   * response is held against the contract.
   */
  as: (authorization?: string) => {
    get: (path: string) => request.Test;
    put: (path: string) => request.Test;
    post: (path: string) => request.Test;
    delete: (path: string) => request.Test;
  };
  /** The actions that the plugin registered; they are invoked as `test:<name>`. */
  actions: MockActionsRegistry;
  /** What the auditor was told, in order. */
  audited: () => unknown[];
  stop: () => Promise<void>;
}

/** The header with which a user asks. */
export function user(name: string): string {
  return mockCredentials.user.header(`user:default/${name}`);
}

/** A component of the catalog. */
export function component(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'group:team' },
  };
}

/** A user or group of the catalog. */
export function owner(kind: 'User' | 'Group', name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: {},
  };
}

/** Starts the plugin as a backend does, and waits for its first sync. */
export async function startPortal(options: {
  knex: Knex;
  tool: LocalTool;
  entities: Entity[];
  wellArchitected?: JsonObject;
  rules?: Rules;
}): Promise<Portal> {
  const { knex, tool, entities, wellArchitected, rules = {} } = options;
  const auditor = mockServices.auditor.mock();
  const told: unknown[] = [];
  auditor.createEvent.mockImplementation(async ({ eventId, meta }) => ({
    success: async (outcome = {}) => {
      told.push({
        eventId,
        meta: { ...meta, ...outcome.meta },
        status: 'succeeded',
      });
    },
    fail: async ({ error }) => {
      told.push({ eventId, meta, status: 'failed', error: error.name });
    },
  }));
  const actions = actionsRegistryServiceMock();
  const backend = await startTestBackend({
    features: [
      wellArchitectedPlugin,
      mockServices.rootConfig.factory({
        data: {
          aws: sampleAwsConfig,
          wellArchitected: { endpoint: tool.url, ...wellArchitected },
        },
      }),
      mockServices.database.factory({ knex }),
      auditor.factory,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      catalogOf(entities, rules),
      permissionsOf(rules),
    ],
  });
  await new KnownEntities({
    entities: new EntityStore(knex),
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
  }).ask(new AbortController().signal);
  return {
    as: (authorization = mockCredentials.user.header()) => {
      const call =
        (method: 'get' | 'put' | 'post' | 'delete') => (path: string) =>
          request(backend.server)
            [method](`/api/well-architected${path}`)
            .set('Authorization', authorization)
            .expect(({ status, body }) =>
              requireContract({
                method,
                path: path.split('?')[0],
                status,
                body,
              }),
            );
      return {
        get: call('get'),
        put: call('put'),
        post: call('post'),
        delete: call('delete'),
      };
    },
    actions,
    audited: () => told,
    stop: () => backend.stop(),
  };
}

function catalogOf(entities: Entity[], { shows = () => true }: Rules) {
  const whole = catalogServiceMock({ entities });
  const shownTo = (credentials: BackstageCredentials) => {
    const caller = callerOf(credentials);
    return catalogServiceMock({
      entities: entities.filter(
        entity =>
          caller === PLUGIN || shows(caller, stringifyEntityRef(entity)),
      ),
    });
  };
  const catalog: CatalogService = {
    ...catalogServiceMock.mock(),
    getEntitiesByRefs: (refs, { credentials }) =>
      shownTo(credentials).getEntitiesByRefs(refs),
    getEntityByRef: async (ref, { credentials }) =>
      shownTo(credentials).getEntityByRef(ref),
    streamEntities: query => whole.streamEntities(query),
  };
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => catalog,
  });
}

function permissionsOf({ allows = () => true, ...rules }: Rules) {
  const { shows = () => true } = rules;
  const isOpen = rules.shows === undefined;
  const permissions = mockServices.permissions.mock();
  const isGiven = (caller: Caller, name: string, resourceRef?: string) =>
    name === catalogEntityReadPermission.name && resourceRef !== undefined
      ? shows(caller, resourceRef)
      : allows(caller, name, resourceRef);
  permissions.authorize.mockImplementation(async (requests, { credentials }) =>
    requests.map(({ permission, resourceRef }) => ({
      result: isGiven(callerOf(credentials), permission.name, resourceRef)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    })),
  );
  const decideForAll = (
    caller: Caller,
    permission: Permission,
  ): PolicyDecision => {
    const { name } = permission;
    if (!isResourcePermission(permission)) {
      const isAllowed = isGiven(caller, name);
      return {
        result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    }
    if (
      isOpen ||
      (name !== catalogEntityReadPermission.name && allows(caller, name))
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    // Rules that tell entities from each other, which the catalog alone applies.
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'RULE_OF_THE_TEST',
        resourceType: 'catalog-entity',
      },
    };
  };
  permissions.authorizeConditional.mockImplementation(
    async (requests, options) =>
      requests.map(({ permission }) =>
        decideForAll(callerOf(options!.credentials), permission),
      ),
  );
  return createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => permissions,
  });
}

function callerOf({ principal }: BackstageCredentials): Caller {
  const { userEntityRef, subject } = principal as Record<string, string>;
  return userEntityRef ?? subject;
}
