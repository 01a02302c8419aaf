import type { Knex } from 'knex';
import type { ColumnsOf } from './prepareReading';
import type { EntityRow } from './tables';

/** An entity that a workload is linked to, and what the catalog last said of it. */
export type LinkedEntityRow = Pick<EntityRow, 'entity_ref' | 'owner_ref'> & {
  /** Null where the catalog was not asked yet. */
  in_catalog: boolean | null;
};

export const LINKED_ENTITY: ColumnsOf<LinkedEntityRow> = {
  entity_ref: true,
  in_catalog: true,
  owner_ref: true,
};

/** The entities that a workload is linked to, each once. */
export function linkedEntities(
  knex: Knex,
  workloadId: Knex.Value | Knex.QueryBuilder,
): Knex.QueryBuilder {
  return knex('links')
    .leftJoin('entities', 'entities.entity_ref', 'links.entity_ref')
    .where('links.workload_id', workloadId)
    .distinct('links.entity_ref', 'entities.in_catalog', 'entities.owner_ref')
    .orderBy('links.entity_ref');
}

/** Those that the catalog had when it was last asked. */
export function inCatalog(entities: LinkedEntityRow[]): Set<string> {
  return new Set(
    entities
      .filter(({ in_catalog }) => in_catalog)
      .map(({ entity_ref }) => entity_ref),
  );
}
