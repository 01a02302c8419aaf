import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import {
  reviewReadPermission,
  unlinkedWorkloadReadPermission,
} from 'backstage-plugin-well-architected-common';
import { inCatalog, type LinkedEntityRow } from '../store/linkedEntities';
import type { LinkStore } from '../store/LinkStore';
import type { TaskScope } from '../store/TaskScope';
import type { CatalogEntities } from './CatalogEntities';
import {
  grantsFor,
  isGiven,
  type EntityPermission,
  type Grants,
} from './Grants';
import type { PermissionDecisions } from './PermissionDecisions';
import { readEntityRef } from './readEntityRef';
import {
  linkedTo,
  readableOf,
  TO_READ,
  type LinkedWorkload,
  type VisibleWorkloads,
} from './visibleWorkloads';

const NONE: ReadonlySet<string> = new Set();

/** Tells which entities and workloads callers see the reviews of. */
export class Visibility {
  readonly #decisions: PermissionDecisions;
  readonly #links: LinkStore;
  readonly #entities: CatalogEntities;

  constructor(options: {
    decisions: PermissionDecisions;
    links: LinkStore;
    entities: CatalogEntities;
  }) {
    this.#decisions = options.decisions;
    this.#links = options.links;
    this.#entities = options.entities;
  }

  /** Those of some entities whose review may be read. */
  async entities(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const [grants, existing] = await Promise.all([
      this.#decisions.given(TO_READ, entityRefs, credentials),
      this.#entities.existing(entityRefs),
    ]);
    return readableOf(entityRefs, existing, grants);
  }

  /**
   * Whose tasks may be seen: those of `any` entity, where no rule tells one from
   * the other, and otherwise of some candidates.
   */
  async scope(
    credentials: BackstageCredentials,
    candidates: () => Promise<string[]>,
  ): Promise<TaskScope> {
    const { given, denied } = await this.#decisions.ofAll(
      [...TO_READ, unlinkedWorkloadReadPermission],
      credentials,
    );
    const unlinked = given.has(unlinkedWorkloadReadPermission.name);
    if (TO_READ.some(({ name }) => denied.has(name))) {
      return { entities: [], unlinked };
    }
    if (TO_READ.every(({ name }) => given.has(name))) {
      return { entities: 'any', unlinked };
    }
    const readable = await this.entities(await candidates(), credentials);
    return { entities: [...readable], unlinked };
  }

  /**
   * Lets nobody pass who may not read the review of an entity.
   *
   * @returns which of the permissions that were asked for are given, and the entity, if the catalog had to be asked for it
   * @throws InputError for a reference that no entity can have
   * @throws NotFoundError when the catalog does not show the entity
   * @throws NotAllowedError when its review may not be read
   */
  async requireReview(
    entityRef: string,
    credentials: BackstageCredentials,
    options: {
      /** What else is asked for, with the same request. */
      permissions?: Array<EntityPermission | BasicPermission>;
      /** Whether the catalog is known to have the entity, if that was read already. */
      isKnown?: Promise<boolean>;
    } = {},
  ): Promise<{ grants: Grants; entity?: Entity }> {
    const { permissions = [], isKnown } = options;
    readEntityRef(entityRef);
    const [grants, { isThere, entity }] = await Promise.all([
      this.#decisions.given(
        [...TO_READ, ...permissions],
        [entityRef],
        credentials,
      ),
      this.#entities.look(entityRef, credentials, isKnown),
    ]);
    if (
      !isThere ||
      !isGiven(catalogEntityReadPermission, [entityRef], grants)
    ) {
      throw noEntity(entityRef);
    }
    if (!isGiven(reviewReadPermission, [entityRef], grants)) {
      throw new NotAllowedError(
        `You may not see the Well-Architected review of ${entityRef}`,
      );
    }
    return { grants, entity };
  }

  /**
   * Whether the catalog has an entity, whoever may see it.
   *
   * @throws InputError for a reference that no entity can have
   */
  async isThere(entityRef: string): Promise<boolean> {
    readEntityRef(entityRef);
    return (await this.#entities.existing([entityRef])).has(entityRef);
  }

  /** Whether the caller sees a workload. */
  async seesWorkload(
    workloadId: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    return (await this.#seenWorkload(workloadId, credentials)) !== undefined;
  }

  /**
   * The entities through which the caller sees a workload; none, where it belongs
   * to no entity of the catalog.
   *
   * @param permissions - what else is asked for; given for these entities alone
   * @throws NotFoundError when the workload may not be seen
   */
  async requireWorkload(
    workloadId: string,
    credentials: BackstageCredentials,
    permissions: EntityPermission[] = [],
  ): Promise<{ entityRefs: string[]; grants: Grants }> {
    const seen = await this.#seenWorkload(workloadId, credentials, permissions);
    if (!seen) {
      throw new NotFoundError(`There is no workload ${workloadId}`);
    }
    return seen;
  }

  async #seenWorkload(
    workloadId: string,
    credentials: BackstageCredentials,
    permissions: EntityPermission[] = [],
  ): Promise<{ entityRefs: string[]; grants: Grants } | undefined> {
    const entities = await this.#links.entitiesOf(workloadId);
    return (
      entities &&
      this.seenThrough({ workloadId, entities }, credentials, permissions)
    );
  }

  /**
   * The entities through which the caller sees a workload whose entities were
   * read already; undefined when it may not be seen.
   */
  async seenThrough(
    workload: { workloadId: string; entities: LinkedEntityRow[] },
    credentials: BackstageCredentials,
    permissions: EntityPermission[] = [],
  ): Promise<{ entityRefs: string[]; grants: Grants } | undefined> {
    const { workloadId } = workload;
    const { visible, entities, grants } = await this.workloads(
      [
        {
          workloadId,
          entityRefs: workload.entities.map(({ entity_ref }) => entity_ref),
        },
      ],
      credentials,
      { permissions, known: inCatalog(workload.entities) },
    );
    return visible.has(workloadId)
      ? { entityRefs: [...entities], grants }
      : undefined;
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
   * Which of some workloads may be seen: those with an entity whose review may
   * be read, and, with the permission for them, those that belong to no entity
   * of the catalog.
   */
  async workloads(
    workloads: LinkedWorkload[],
    credentials: BackstageCredentials,
    options: {
      /** An entity whose review is known to be readable; nothing is asked for it. */
      readable?: string;
      /** What else is asked for. */
      permissions?: EntityPermission[];
      /** The entities that the catalog is known to have, if that was read already. */
      known?: ReadonlySet<string>;
    } = {},
  ): Promise<VisibleWorkloads> {
    const { readable, permissions = [], known } = options;
    const refs = [
      ...new Set(workloads.flatMap(({ entityRefs }) => entityRefs)),
    ];
    const others = refs.filter(ref => ref !== readable);
    const [grants, existing] = await Promise.all([
      this.#decisions.given([...TO_READ, ...permissions], others, credentials),
      this.#entities.existing(others, known),
    ]);
    const entities = readableOf(others, existing, grants);
    if (readable !== undefined) {
      entities.add(readable);
      existing.add(readable);
    }
    const linked = linkedTo(existing, workloads);
    const gone = refs.filter(ref => !existing.has(ref));
    const isUnlinkedAsked = gone.length > 0 || linked.size < workloads.length;
    const givenForAll = isUnlinkedAsked
      ? (
          await this.#decisions.ofAll(
            [unlinkedWorkloadReadPermission, ...permissions],
            credentials,
          )
        ).given
      : NONE;
    const seesUnlinked = givenForAll.has(unlinkedWorkloadReadPermission.name);
    const visible = linkedTo(entities, workloads);
    if (seesUnlinked) {
      workloads
        .filter(({ workloadId }) => !linked.has(workloadId))
        .forEach(({ workloadId }) => visible.add(workloadId));
    }
    return {
      visible,
      linked,
      entities,
      missing: new Set(seesUnlinked ? gone : []),
      grants: grantsFor(entities, grants, seesUnlinked ? givenForAll : NONE),
    };
  }
}

/** Says that there is no such entity, or none to be seen. */
export function noEntity(entityRef: string): NotFoundError {
  return new NotFoundError(`There is no entity ${entityRef}`);
}
