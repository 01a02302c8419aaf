import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AskedEntity, EntityStore } from '../store/EntityStore';
import { askAgainAt } from './askAgainAt';

/** Entities that one request asks for. */
const BATCH = 500;
/** The most that one run asks for, so that it is a short one. */
const BATCHES = 10;

/**
 * Knows which of the entities that links and owners name the catalog has, and
 * who owns them, so that nobody waits for the catalog to tell.
 */
export class KnownEntities {
  readonly #entities: EntityStore;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;

  constructor(options: {
    entities: EntityStore;
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#entities = options.entities;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  /** Asks every ten seconds for those that are new, and for those that are due. */
  async schedule(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'known-entities',
      scope: 'global',
      frequency: { seconds: 10 },
      timeout: { minutes: 1 },
      fn: signal => this.follow(signal),
    });
  }

  /** Asks, and tells the log where the catalog cannot be asked. */
  async follow(signal: AbortSignal): Promise<void> {
    await this.#orWarn(() => this.ask(signal));
  }

  /** Asks for one that somebody needs now, unless the catalog is known to have it. */
  async learn(entityRef: string): Promise<void> {
    await this.#orWarn(async () => {
      const known = await this.#entities.inCatalog([entityRef]);
      if (!known.has(entityRef)) {
        await this.#askFor([{ entity_ref: entityRef, missing_since: null }]);
      }
    });
  }

  /** Asks for those that are new, and for those that are to be asked for again. */
  async ask(signal: AbortSignal): Promise<void> {
    const now = new Date().toISOString();
    for (let batch = 0; batch < BATCHES && !signal.aborted; batch += 1) {
      const asked = await this.#entities.listNew(BATCH);
      if (asked.length < BATCH) {
        asked.push(
          ...(await this.#entities.listDue(now, BATCH - asked.length)),
        );
      }
      if (asked.length === 0) {
        return;
      }
      await this.#askFor(asked);
    }
  }

  async #orWarn(ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      this.#logger.warn(
        `Could not ask the catalog for the entities of links and owners: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  async #askFor(asked: AskedEntity[]): Promise<void> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: asked.map(({ entity_ref }) => entity_ref),
        fields: ['relations'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const now = new Date();
    await this.#entities.put(
      asked.map(({ entity_ref, ...before }, index) => {
        const isThere = items[index] !== undefined;
        const missing_since = isThere
          ? null
          : before.missing_since ?? now.toISOString();
        return {
          entity_ref,
          in_catalog: isThere,
          ask_again_at: askAgainAt(missing_since, now),
          missing_since,
          owner_ref: ownerOf(items[index]),
        };
      }),
    );
  }
}

function ownerOf(entity: Entity | undefined): string | null {
  const owner = entity?.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  return owner?.targetRef ?? null;
}
