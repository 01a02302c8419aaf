import pLimit from 'p-limit';
import type { KnownEntities } from './KnownEntities';
import type { LinkService } from './LinkService';

const TIMEOUT_MS = 60_000;

/** Looks at annotations and entities as soon as a sync makes links others, not with their next beat. */
export class LinkFollower {
  readonly #links: Pick<LinkService, 'followAnnotations'>;
  readonly #entities: Pick<KnownEntities, 'follow'>;
  readonly #oneAtATime = pLimit(1);

  constructor(options: {
    links: Pick<LinkService, 'followAnnotations'>;
    entities: Pick<KnownEntities, 'follow'>;
  }) {
    this.#links = options.links;
    this.#entities = options.entities;
  }

  /**
   * Workloads or their tags are others: entities may name those workloads, and
   * the tags may name entities. Told often, it looks once for all of them.
   */
  workloadsChanged(): void {
    if (this.#oneAtATime.pendingCount === 0) {
      this.#oneAtATime(async () => {
        await this.#links.followAnnotations();
        await this.#entities.follow(AbortSignal.timeout(TIMEOUT_MS));
      });
    }
  }
}
