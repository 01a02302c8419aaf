import type { Knex } from 'knex';
import type { EntityRow } from './tables';

const CHUNK = 200;

/** An entity that the catalog is to be asked for. */
export type AskedEntity = Pick<EntityRow, 'entity_ref' | 'missing_since'>;

/** What the catalog has of the entities that links and owners of tasks name. */
export class EntityStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those of some entities that the catalog had when it was last asked for them. */
  async inCatalog(entityRefs: string[]): Promise<Set<string>> {
    const known: string[] = [];
    for (let i = 0; i < entityRefs.length; i += CHUNK) {
      known.push(
        ...(await this.#knex<EntityRow>('entities')
          .whereIn('entity_ref', entityRefs.slice(i, i + CHUNK))
          .where({ in_catalog: true })
          .pluck('entity_ref')),
      );
    }
    return new Set(known);
  }

  /** Some of those that the catalog was not asked for yet. */
  async listNew(limit: number): Promise<AskedEntity[]> {
    const rows: Array<{ entity_ref: string }> = await this.#knex
      .select('named.entity_ref')
      .from(this.#named().as('named'))
      .leftJoin('entities', 'entities.entity_ref', 'named.entity_ref')
      .whereNull('entities.entity_ref')
      .limit(limit);
    return rows.map(row => ({ ...row, missing_since: null }));
  }

  /** Some of those that the catalog is to be asked for again by now. */
  async listDue(now: string, limit: number): Promise<AskedEntity[]> {
    return this.#knex<EntityRow>('entities')
      .where('ask_again_at', '<=', now)
      .orderBy('ask_again_at')
      .limit(limit)
      .select('entity_ref', 'missing_since');
  }

  /** Stores what the catalog said. */
  async put(rows: EntityRow[]): Promise<void> {
    for (let i = 0; i < rows.length; i += CHUNK) {
      await this.#knex<EntityRow>('entities')
        .insert(rows.slice(i, i + CHUNK))
        .onConflict('entity_ref')
        .merge();
    }
  }

  #named(): Knex.QueryBuilder {
    return this.#knex('links')
      .select('entity_ref')
      .union(this.#knex('tasks').whereNotNull('owner_ref').select('owner_ref'));
  }
}
