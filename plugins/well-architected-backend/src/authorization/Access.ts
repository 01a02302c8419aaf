import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
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
import type { CatalogEntities } from './CatalogEntities';
import { inChunks } from './inChunks';

type EntityPermission = ResourcePermission<'catalog-entity'>;

/** A workload as far as authorisation goes. */
export interface LinkedWorkload {
  workloadId: string;
  entityRefs: string[];
}

/** Permissions by name, with the entities for which they are given. */
export type Grants = ReadonlyMap<string, Set<string>>;

/** Asks the catalog and the permission framework who may do what. */
export class Access {
  readonly #permissions: PermissionsService;
  readonly #auth: AuthService;
  readonly #links: LinkStore;
  readonly #entities: CatalogEntities;

  constructor(options: {
    permissions: PermissionsService;
    auth: AuthService;
    links: LinkStore;
    entities: CatalogEntities;
  }) {
    this.#permissions = options.permissions;
    this.#auth = options.auth;
    this.#links = options.links;
    this.#entities = options.entities;
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
    const [shown, existing] = await Promise.all([
      this.#shown(permission, entityRefs, credentials),
      this.#entities.existing(entityRefs),
    ]);
    return new Set(shown.filter(ref => existing.has(ref)));
  }

  /**
   * For which of some entities, which the caller is known to see, permissions
   * are given, by their names.
   */
  async given(
    permissions: EntityPermission[],
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Grants> {
    const asked = permissions.flatMap(permission =>
      entityRefs.map(resourceRef => ({ permission, resourceRef })),
    );
    const decisions = await inChunks(asked, some =>
      this.#permissions.authorize(some, { credentials }),
    );
    const allowed = asked.filter(
      (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
    );
    return new Map(
      permissions.map(({ name }) => [
        name,
        new Set(
          allowed
            .filter(({ permission }) => permission.name === name)
            .map(({ resourceRef }) => resourceRef),
        ),
      ]),
    );
  }

  /**
   * The entities whose review may be read: `any`, where no rule tells one from
   * the other, and otherwise those of some candidates.
   */
  async readable(
    credentials: BackstageCredentials,
    candidates: () => Promise<string[]>,
  ): Promise<string[] | 'any'> {
    const decisions = await this.#permissions.authorizeConditional(
      [
        { permission: catalogEntityReadPermission },
        { permission: reviewReadPermission },
      ],
      { credentials },
    );
    const results = decisions.map(({ result }) => result);
    if (results.includes(AuthorizeResult.DENY)) {
      return [];
    }
    return results.includes(AuthorizeResult.CONDITIONAL)
      ? [
          ...(await this.entities(
            reviewReadPermission,
            await candidates(),
            credentials,
          )),
        ]
      : 'any';
  }

  /**
   * Lets nobody pass who may not read the review of an entity.
   *
   * @returns the entity, if the catalog had to be asked for it
   * @throws NotFoundError when the catalog does not show the entity
   * @throws NotAllowedError when its review may not be read
   */
  async requireReview(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    const [given, known] = await Promise.all([
      this.given(
        [catalogEntityReadPermission, reviewReadPermission],
        [entityRef],
        credentials,
      ),
      this.#entities.known([entityRef]),
    ]);
    const entity = known.has(entityRef)
      ? undefined
      : await this.#entities.get(entityRef, credentials);
    const isShown =
      (entity ?? known.has(entityRef)) &&
      given.get(catalogEntityReadPermission.name)!.has(entityRef);
    if (!isShown) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    if (!given.get(reviewReadPermission.name)!.has(entityRef)) {
      throw new NotAllowedError(
        `You may not see the Well-Architected review of ${entityRef}`,
      );
    }
    return entity;
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

  /** Some workloads with the entities that they are linked to. */
  async linked(workloadIds: string[]): Promise<LinkedWorkload[]> {
    const refs = new Map(
      workloadIds.map(id => [id, new Set<string>()] as const),
    );
    for (const link of await this.#links.ofWorkloads([...refs.keys()])) {
      refs.get(link.workload_id)?.add(link.entity_ref);
    }
    return [...refs].map(([workloadId, entityRefs]) => ({
      workloadId,
      entityRefs: [...entityRefs],
    }));
  }

  /**
   * Which of some permissions are given for entities that the caller is known
   * to see.
   *
   * @throws NotAllowedError unless one of them is given for one of these
   */
  async requireOneOf(
    permissions: EntityPermission[],
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Grants> {
    const given = await this.given(permissions, entityRefs, credentials);
    if ([...given.values()].every(({ size }) => size === 0)) {
      const names = permissions.map(({ name }) => name);
      throw new NotAllowedError(`${names.join(' or ')} is not allowed`);
    }
    return given;
  }

  /**
   * Which of some workloads may be seen: those with an entity whose review may
   * be read, and, with the permission for them, those that belong to no entity
   * of the catalog.
   *
   * @param readable - an entity whose review is known to be readable
   */
  async workloads(
    workloads: LinkedWorkload[],
    credentials: BackstageCredentials,
    readable?: string,
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
    const others = refs.filter(ref => ref !== readable);
    const [shown, existing] = await Promise.all([
      this.#shown(reviewReadPermission, others, credentials),
      this.#entities.existing(others),
    ]);
    const entities = new Set(shown.filter(ref => existing.has(ref)));
    if (readable !== undefined) {
      entities.add(readable);
      existing.add(readable);
    }
    const linked = idsOf(
      workloads.filter(({ entityRefs }) =>
        entityRefs.some(ref => existing.has(ref)),
      ),
    );
    const gone = refs.filter(ref => !existing.has(ref));
    const isUnlinkedAsked = gone.length > 0 || linked.size < workloads.length;
    const seesUnlinked =
      isUnlinkedAsked &&
      (await this.may(unlinkedWorkloadReadPermission, credentials));
    const visible = idsOf(
      workloads.filter(
        ({ workloadId, entityRefs }) =>
          entityRefs.some(ref => entities.has(ref)) ||
          (seesUnlinked && !linked.has(workloadId)),
      ),
    );
    return {
      visible,
      linked,
      entities,
      missing: new Set(seesUnlinked ? gone : []),
    };
  }

  /** Those of some entities that the catalog shows, should it have them, and for which a permission is given. */
  async #shown(
    permission: EntityPermission,
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const given = await this.given(
      [catalogEntityReadPermission, permission],
      entityRefs,
      credentials,
    );
    const allowed = [...given.values()];
    return entityRefs.filter(ref => allowed.every(refs => refs.has(ref)));
  }
}

function idsOf(workloads: LinkedWorkload[]): Set<string> {
  return new Set(workloads.map(({ workloadId }) => workloadId));
}
