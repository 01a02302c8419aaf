import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EntityStore } from '../store/EntityStore';

/** Entities that one request asks for. */
const BATCH = 500;
/** The most that one run asks for, so that it is a short one. */
const BATCHES = 10;
const ASK_AGAIN_AFTER_MS = 5 * 60_000;
/** What the catalog has not, it may be about to read. */
const ASK_FOR_MISSING_AFTER_MS = 5_000;

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

  /** Asks for new and missing ones every ten seconds, for others every five minutes. */
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
    try {
      await this.ask(signal);
    } catch (error) {
      this.#logger.warn(
        `Could not ask the catalog for the entities of links and owners: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  /** Asks for those that are new, and for those last asked for a while ago. */
  async ask(signal: AbortSignal): Promise<void> {
    const now = Date.now();
    const aWhileAgo = {
      had: new Date(now - ASK_AGAIN_AFTER_MS).toISOString(),
      hadNot: new Date(now - ASK_FOR_MISSING_AFTER_MS).toISOString(),
    };
    for (let batch = 0; batch < BATCHES && !signal.aborted; batch += 1) {
      const refs = await this.#entities.listNew(BATCH);
      if (refs.length < BATCH) {
        refs.push(
          ...(await this.#entities.listAskedBefore(
            aWhileAgo,
            BATCH - refs.length,
          )),
        );
      }
      if (refs.length === 0) {
        return;
      }
      await this.#askFor(refs);
    }
  }

  async #askFor(entityRefs: string[]): Promise<void> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: ['relations'] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const asked_at = new Date().toISOString();
    await this.#entities.put(
      entityRefs.map((entity_ref, index) => ({
        entity_ref,
        in_catalog: items[index] !== undefined,
        asked_at,
        owner_ref: ownerOf(items[index]),
      })),
    );
  }
}

function ownerOf(entity: Entity | undefined): string | null {
  const owner = entity?.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  return owner?.targetRef ?? null;
}
