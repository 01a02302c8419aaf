import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  type EntityFilterQuery,
} from '@backstage/catalog-client';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  parseWorkloadArns,
  WORKLOAD_ARN_ANNOTATION,
} from 'backstage-plugin-well-architected-common';
import type { LinkStore } from '../store/LinkStore';
import type { KnownEntities } from './KnownEntities';

const ANNOTATED: EntityFilterQuery = {
  [`metadata.annotations.${WORKLOAD_ARN_ANNOTATION}`]: CATALOG_FILTER_EXISTS,
};

/** Keeps the links that entities and people make; tags are kept by the sync. */
export class LinkService {
  readonly #links: LinkStore;
  readonly #entities: Pick<KnownEntities, 'learn'>;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;

  /** Starts to follow the annotations of the catalog, once a minute. */
  static async create(options: {
    links: LinkStore;
    entities: Pick<KnownEntities, 'learn'>;
    catalog: CatalogService;
    auth: AuthService;
    scheduler: SchedulerService;
    logger: LoggerService;
  }): Promise<LinkService> {
    const service = new LinkService(options);
    await options.scheduler.scheduleTask({
      id: 'links-by-annotation',
      frequency: { minutes: 1 },
      timeout: { minutes: 1 },
      initialDelay: { seconds: 5 },
      scope: 'global',
      fn: () => service.followAnnotations(),
    });
    return service;
  }

  private constructor(options: {
    links: LinkStore;
    entities: Pick<KnownEntities, 'learn'>;
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#links = options.links;
    this.#entities = options.entities;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  /**
   * Makes the links by annotation what the entities of the catalog say now; they
   * stay as they are where the catalog cannot be asked.
   */
  async followAnnotations(): Promise<void> {
    try {
      await this.#reconcileAnnotations();
    } catch (error) {
      this.#logger.warn(
        `Could not follow the annotations of the catalog: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  async #reconcileAnnotations(): Promise<void> {
    const annotations = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: ANNOTATED,
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
        ],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      annotations.push(...page.map(toAnnotation));
    }
    await this.#links.setAnnotationLinks({ annotations, now: now() });
  }

  /**
   * Makes the links by annotation of one entity what it says now.
   *
   * @returns whether any was another
   */
  async reconcileEntity(entity: Entity): Promise<boolean> {
    const annotation = toAnnotation(entity);
    return this.#links.setAnnotationLinks({
      entityRef: annotation.entityRef,
      annotations: [annotation],
      now: now(),
    });
  }

  /**
   * Links by a person's hand; does nothing when that link is there. Lists show it
   * at once: they ask what is known of the entity.
   */
  async linkByPerson(link: {
    workloadId: string;
    entityRef: string;
    userRef: string;
  }): Promise<void> {
    await this.#entities.learn(link.entityRef);
    await this.#links.addPersonLink({ ...link, now: now() });
  }

  /**
   * Removes a person's link.
   *
   * @returns false when there is none
   */
  async unlinkByPerson(link: {
    workloadId: string;
    entityRef: string;
  }): Promise<boolean> {
    return this.#links.removePersonLink(link);
  }
}

function toAnnotation(entity: Entity) {
  return {
    entityRef: stringifyEntityRef(entity),
    workloadArns: parseWorkloadArns(
      entity.metadata.annotations?.[WORKLOAD_ARN_ANNOTATION],
    ),
  };
}

function now(): string {
  return new Date().toISOString();
}
