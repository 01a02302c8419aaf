import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EntityStore } from '../store/EntityStore';
import { inChunks } from './inChunks';

/** Tells which entities exist; the catalog is asked where that is not known. */
export class CatalogEntities {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #entities: EntityStore;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    entities: EntityStore;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#entities = options.entities;
  }

  /** Those of some entities that the catalog had when it was last asked for them. */
  known(entityRefs: string[]): Promise<Set<string>> {
    return this.#entities.inCatalog(entityRefs);
  }

  /** An entity, if the catalog shows it to the caller. */
  get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    return this.#catalog.getEntityByRef(entityRef, { credentials });
  }

  /**
   * Those of some entities that the catalog has, whoever may see them. It is
   * asked for those that it is not known to have.
   */
  async existing(entityRefs: string[]): Promise<Set<string>> {
    const existing = await this.known(entityRefs);
    const others = entityRefs.filter(ref => !existing.has(ref));
    if (others.length > 0) {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const found = await inChunks(others, async refs => {
        const { items } = await this.#catalog.getEntitiesByRefs(
          {
            entityRefs: refs,
            fields: ['kind', 'metadata.namespace', 'metadata.name'],
          },
          { credentials },
        );
        return items;
      });
      others
        .filter((_, index) => found[index])
        .forEach(ref => existing.add(ref));
    }
    return existing;
  }
}
