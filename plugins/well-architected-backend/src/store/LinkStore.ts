import type { Knex } from 'knex';
import { insertAll } from './insertAll';
import {
  LINKED_ENTITY,
  linkedEntities,
  type LinkedEntityRow,
} from './linkedEntities';
import { prepareReading } from './prepareReading';
import type { LinkRow, WorkloadRow } from './tables';

/** Which workload belongs to which entity, and why. */
export class LinkStore {
  readonly #knex: Knex;
  readonly #entitiesOf: (told: {
    workloadId: string;
  }) => Promise<{ workloads: object[]; entities: LinkedEntityRow[] }>;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#entitiesOf = prepareReading<
      'workloadId',
      { workloads: { id: string }; entities: LinkedEntityRow }
    >(knex, told => ({
      workloads: {
        query: knex('workloads').where({ id: told('workloadId') }),
        columns: { id: true },
      },
      entities: {
        query: linkedEntities(knex, told('workloadId')),
        columns: LINKED_ENTITY,
      },
    }));
  }

  /** Makes the links that tags of workloads give these, and no others. */
  async setTagLinks(
    workloads: Array<{ id: string; tags: string; entityRefs: string[] }>,
    now: string,
  ): Promise<void> {
    for (const { id, tags, entityRefs } of workloads) {
      await this.#knex.transaction(async tx => {
        await tx<WorkloadRow>('workloads').where({ id }).update({ tags });
        await replaceLinks(tx, {
          where: { workload_id: id, origin: 'tag' },
          links: entityRefs.map(entity_ref => ({
            workload_id: id,
            entity_ref,
          })),
          now,
        });
      });
    }
  }

  /** Adds the links that tags of new workloads give. */
  async addTagLinks(
    links: Array<Pick<LinkRow, 'workload_id' | 'entity_ref'>>,
    now: string,
  ): Promise<void> {
    await insertAll(
      this.#knex,
      'links',
      links.map(link => ({
        ...link,
        origin: 'tag',
        created_at: now,
        created_by: null,
      })),
      'keep',
    );
  }

  /**
   * Makes the links by annotation those of the given annotations, as far as
   * their workloads are stored.
   *
   * @param entityRef - only the links of this entity; of all, when undefined
   * @returns whether any was made or taken away
   */
  async setAnnotationLinks(options: {
    entityRef?: string;
    annotations: Array<{ entityRef: string; workloadArns: string[] }>;
    now: string;
  }): Promise<boolean> {
    const { entityRef, annotations, now } = options;
    const arns = [
      ...new Set(annotations.flatMap(({ workloadArns }) => workloadArns)),
    ];
    const ids = await this.#idsByArn(arns);
    const links = annotations.flatMap(annotation =>
      annotation.workloadArns.flatMap(arn => {
        const id = ids.get(arn);
        return id
          ? [{ workload_id: id, entity_ref: annotation.entityRef }]
          : [];
      }),
    );
    const where = {
      origin: 'annotation' as const,
      ...(entityRef && { entity_ref: entityRef }),
    };
    const stored = await this.#knex<LinkRow>('links').where(where);
    const keys = new Set(stored.map(keyOf));
    const isRight =
      keys.size === links.length && links.every(link => keys.has(keyOf(link)));
    return (
      !isRight &&
      this.#knex.transaction(tx => replaceLinks(tx, { where, links, now }))
    );
  }

  /** Adds a person's link; does nothing when it is there. */
  async addPersonLink(link: {
    workloadId: string;
    entityRef: string;
    userRef: string;
    now: string;
  }): Promise<void> {
    await this.#knex<LinkRow>('links')
      .insert({
        workload_id: link.workloadId,
        entity_ref: link.entityRef,
        origin: 'person',
        created_at: link.now,
        created_by: link.userRef,
      })
      .onConflict(['workload_id', 'entity_ref', 'origin'])
      .ignore();
  }

  /**
   * Removes a person's link.
   *
   * @returns false when there is none
   */
  async removePersonLink(link: {
    workloadId: string;
    entityRef: string;
  }): Promise<boolean> {
    const removed = await this.#knex<LinkRow>('links')
      .where({
        workload_id: link.workloadId,
        entity_ref: link.entityRef,
        origin: 'person',
      })
      .delete();
    return removed > 0;
  }

  /** The links of some workloads. */
  async ofWorkloads(workloadIds: string[]): Promise<LinkRow[]> {
    return this.#knex<LinkRow>('links')
      .whereIn('workload_id', workloadIds)
      .orderBy(['entity_ref', 'origin']);
  }

  /** The ids of the workloads linked to an entity. */
  async workloadIdsOf(entityRef: string): Promise<string[]> {
    return this.#knex('links')
      .where({ entity_ref: entityRef })
      .distinct()
      .pluck('workload_id');
  }

  /** The links of some workloads to entities that the catalog has. */
  async inCatalog(
    workloadIds: string[],
  ): Promise<Array<Pick<LinkRow, 'workload_id' | 'entity_ref'>>> {
    return this.#knex('links')
      .join('entities', 'entities.entity_ref', 'links.entity_ref')
      .where('entities.in_catalog', true)
      .whereIn('links.workload_id', workloadIds)
      .distinct('links.workload_id', 'links.entity_ref')
      .orderBy('links.entity_ref');
  }

  /** The entities that a workload is linked to; undefined for an unknown one. */
  async entitiesOf(workloadId: string): Promise<LinkedEntityRow[] | undefined> {
    const { entities, workloads } = await this.#entitiesOf({ workloadId });
    return workloads.length === 0 ? undefined : entities;
  }

  async #idsByArn(arns: string[]): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (let i = 0; i < arns.length; i += 500) {
      const rows = await this.#knex<WorkloadRow>('workloads')
        .whereIn('arn', arns.slice(i, i + 500))
        .select('id', 'arn');
      rows.forEach(({ id, arn }) => ids.set(arn, id));
    }
    return ids;
  }
}

/**
 * Makes the links of one origin those given, and touches none that is right.
 *
 * @returns whether any was made or taken away
 */
export async function replaceLinks(
  tx: Knex.Transaction,
  options: {
    where: Partial<LinkRow> & Pick<LinkRow, 'origin'>;
    links: Array<Pick<LinkRow, 'workload_id' | 'entity_ref'>>;
    now: string;
  },
): Promise<boolean> {
  const { where, links, now } = options;
  const wanted = new Map(links.map(link => [keyOf(link), link]));

  let removed = false;
  for (const stored of await tx<LinkRow>('links').where(where)) {
    if (!wanted.delete(keyOf(stored))) {
      removed = true;
      await tx<LinkRow>('links')
        .where({
          workload_id: stored.workload_id,
          entity_ref: stored.entity_ref,
          origin: stored.origin,
        })
        .delete();
    }
  }
  for (const link of wanted.values()) {
    await tx<LinkRow>('links')
      .insert({
        ...link,
        origin: where.origin,
        created_at: now,
        created_by: null,
      })
      .onConflict(['workload_id', 'entity_ref', 'origin'])
      .ignore();
  }
  return removed || wanted.size > 0;
}

function keyOf(link: Pick<LinkRow, 'workload_id' | 'entity_ref'>): string {
  return `${link.workload_id} ${link.entity_ref}`;
}
