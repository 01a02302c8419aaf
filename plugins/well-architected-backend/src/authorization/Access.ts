import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
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

/** Entities that one request asks for; the catalog takes 100 kB of references. */
const CHUNK = 500;

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
    const decisions = await inChunks(visible, refs =>
      this.#permissions.authorize(
        refs.map(resourceRef => ({ permission, resourceRef })),
        { credentials },
      ),
    );
    return new Set(
      visible.filter(
        (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
      ),
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
   * The entity whose review is asked for.
   *
   * @throws NotFoundError when the catalog does not show the entity
   * @throws NotAllowedError when its review may not be read
   */
  async requireReview(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const [entity, [{ result }]] = await Promise.all([
      this.#catalog.getEntityByRef(entityRef, { credentials }),
      this.#permissions.authorize(
        [{ permission: reviewReadPermission, resourceRef: entityRef }],
        { credentials },
      ),
    ]);
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    if (result !== AuthorizeResult.ALLOW) {
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

  /** @throws NotAllowedError unless one of some permissions is given for one of some entities */
  async requireOneOf(
    permissions: EntityPermission[],
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    for (const permission of permissions) {
      const allowed = await this.entities(permission, entityRefs, credentials);
      if (allowed.size > 0) {
        return;
      }
    }
    const names = permissions.map(({ name }) => name);
    throw new NotAllowedError(`${names.join(' or ')} is not allowed`);
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
    const [entities, existing] = await Promise.all([
      this.entities(reviewReadPermission, others, credentials),
      this.#existingAtAll(others),
    ]);
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

  /** Those of some entities that the catalog has, whoever may see them. */
  async #existingAtAll(entityRefs: string[]): Promise<Set<string>> {
    return entityRefs.length === 0
      ? new Set()
      : this.#existing(entityRefs, await this.#auth.getOwnServiceCredentials());
  }

  async #existing(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    if (entityRefs.length === 0) {
      return new Set();
    }
    const entities = await inChunks(entityRefs, async refs => {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: refs,
          fields: ['kind', 'metadata.namespace', 'metadata.name'],
        },
        { credentials },
      );
      return items;
    });
    return new Set(entityRefs.filter((_, index) => entities[index]));
  }
}

async function inChunks<T>(
  refs: string[],
  ask: (refs: string[]) => Promise<T[]>,
): Promise<T[]> {
  const answers: T[] = [];
  for (let i = 0; i < refs.length; i += CHUNK) {
    answers.push(...(await ask(refs.slice(i, i + CHUNK))));
  }
  return answers;
}

function idsOf(workloads: LinkedWorkload[]): Set<string> {
  return new Set(workloads.map(({ workloadId }) => workloadId));
}
