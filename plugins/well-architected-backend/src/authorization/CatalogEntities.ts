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

  /**
   * Whether the catalog has an entity; it is asked for one that it is not known
   * to have, and then shows it only to who may see it.
   *
   * @param isKnown - whether it is known to have it, if that was read already
   * @returns with it the entity, if the catalog was asked
   */
  async look(
    entityRef: string,
    credentials: BackstageCredentials,
    isKnown: Promise<boolean> = this.#isKnown(entityRef),
  ): Promise<{ isThere: boolean; entity?: Entity }> {
    if (await isKnown) {
      return { isThere: true };
    }
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials,
    });
    return { isThere: entity !== undefined, entity };
  }

  async #isKnown(entityRef: string): Promise<boolean> {
    return (await this.#entities.inCatalog([entityRef])).has(entityRef);
  }

  /**
   * Those of some entities that the catalog has, whoever may see them. It is
   * asked for those that it is not known to have.
   *
   * @param known - those that it is known to have, if that was read already
   */
  async existing(
    entityRefs: string[],
    known?: ReadonlySet<string>,
  ): Promise<Set<string>> {
    const existing = new Set(
      known ?? (await this.#entities.inCatalog(entityRefs)),
    );
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
