import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  reviewReadPermission,
  unlinkedWorkloadReadPermission,
} from 'backstage-plugin-well-architected-common';
import type { LinkStore } from '../store/LinkStore';

type EntityPermission = ResourcePermission<'catalog-entity'>;

/** A workload as far as authorisation goes. */
export interface LinkedWorkload {
  workloadId: string;
  entityRefs: string[];
}

/** Asks the catalog and the permission framework who may do what. */
export class Access {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #auth: AuthService;
  readonly #links: LinkStore;

  constructor(options: {
    catalog: CatalogService;
    permissions: PermissionsService;
    auth: AuthService;
    links: LinkStore;
  }) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#auth = options.auth;
    this.#links = options.links;
  }

  /** Who acts, as histories name them: a user's entity reference, or a service's subject. */
  actorOf(credentials: BackstageCredentials): string {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    if (this.#auth.isPrincipal(credentials, 'service')) {
      return credentials.principal.subject;
    }
    throw new NotAllowedError('Only users and services may act');
  }

  /** Whether a permission without a resource is given. */
  async may(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }

  /** @throws NotAllowedError unless a permission without a resource is given */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.may(permission, credentials))) {
      throw new NotAllowedError(`${permission.name} is not allowed`);
    }
  }

  /** Those of some entities that the catalog shows and for which a permission is given. */
  async entities(
    permission: EntityPermission,
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const visible = [...(await this.#existing(entityRefs, credentials))];
    if (visible.length === 0) {
      return new Set();
    }
    const decisions = await this.#permissions.authorize(
      visible.map(resourceRef => ({ permission, resourceRef })),
      { credentials },
    );
    return new Set(
      visible.filter(
        (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
      ),
    );
  }

  /**
   * @throws NotFoundError when the catalog does not show the entity
   * @throws NotAllowedError when its review may not be read
   */
  async requireReview(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const readable = await this.entities(
      reviewReadPermission,
      [entityRef],
      credentials,
    );
    if (readable.size > 0) {
      return;
    }
    const visible = await this.#existing([entityRef], credentials);
    throw visible.size > 0
      ? new NotAllowedError(
          `You may not see the Well-Architected review of ${entityRef}`,
        )
      : new NotFoundError(`There is no entity ${entityRef}`);
  }

  /**
   * The entities through which the caller sees a workload.
   *
   * @throws NotFoundError when the workload may not be seen
   */
  async requireWorkload(
    workloadId: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const entityRefs = await this.#links.entityRefsOf(workloadId);
    const { visible, entities } = await this.workloads(
      entityRefs ? [{ workloadId, entityRefs }] : [],
      credentials,
    );
    if (!visible.has(workloadId)) {
      throw new NotFoundError(`There is no workload ${workloadId}`);
    }
    return [...entities];
  }

  /** @throws NotAllowedError unless a permission is given for one of some entities */
  async requireOneOf(
    permission: EntityPermission,
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    const allowed = await this.entities(permission, entityRefs, credentials);
    if (allowed.size === 0) {
      throw new NotAllowedError(`${permission.name} is not allowed`);
    }
  }

  /**
   * Which of some workloads may be seen: those with an entity whose review may
   * be read, and, with the permission for them, those that belong to no entity
   * of the catalog.
   */
  async workloads(
    workloads: LinkedWorkload[],
    credentials: BackstageCredentials,
  ): Promise<{
    visible: Set<string>;
    linked: Set<string>;
    /** The entities whose review may be read. */
    entities: Set<string>;
    /** The entities that the catalog does not have, as far as the caller may know. */
    missing: Set<string>;
  }> {
    const refs = [
      ...new Set(workloads.flatMap(({ entityRefs }) => entityRefs)),
    ];
    const entities = await this.entities(
      reviewReadPermission,
      refs,
      credentials,
    );
    const existing = await this.#existing(
      refs,
      await this.#auth.getOwnServiceCredentials(),
    );
    const linked = idsOf(
      workloads.filter(({ entityRefs }) =>
        entityRefs.some(ref => existing.has(ref)),
      ),
    );
    const seesUnlinked = await this.may(
      unlinkedWorkloadReadPermission,
      credentials,
    );
    const visible = idsOf(
      workloads.filter(
        ({ workloadId, entityRefs }) =>
          entityRefs.some(ref => entities.has(ref)) ||
          (seesUnlinked && !linked.has(workloadId)),
      ),
    );
    const missing = new Set(
      seesUnlinked ? refs.filter(ref => !existing.has(ref)) : [],
    );
    return { visible, linked, entities, missing };
  }

  async #existing(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    if (entityRefs.length === 0) {
      return new Set();
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.namespace', 'metadata.name'] },
      { credentials },
    );
    return new Set(entityRefs.filter((_, index) => items[index]));
  }
}

function idsOf(workloads: LinkedWorkload[]): Set<string> {
  return new Set(workloads.map(({ workloadId }) => workloadId));
}
