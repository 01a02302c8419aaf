import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  reviewSyncPermission,
  sourceReadPermission,
  sourceSyncPermission,
  type Source,
  type SyncRequest,
  type SyncRun,
  type SyncRunQuery,
} from 'backstage-plugin-well-architected-common';
import type { Access } from '../authorization/Access';
import { readEntityRef } from '../authorization/readEntityRef';
import type { ReviewStore } from '../store/ReviewStore';
import type { SourceStore } from '../store/SourceStore';
import type { SyncRunStore } from '../store/SyncRunStore';
import type { SyncService } from './SyncService';
import { toSource, toSyncRun } from './toSyncRun';

interface Caller {
  credentials: BackstageCredentials;
}

/** Lets callers ask for syncs, and see sources and runs, as far as they may. */
export class AuthorizedSync {
  readonly #options: {
    service: SyncService;
    sources: SourceStore;
    syncRuns: SyncRunStore;
    reviews: ReviewStore;
    access: Access;
  };

  constructor(options: {
    service: SyncService;
    sources: SourceStore;
    syncRuns: SyncRunStore;
    reviews: ReviewStore;
    access: Access;
  }) {
    this.#options = options;
  }

  /**
   * Asks for a sync of one workload, of the workloads of one entity, of one
   * source, or of all sources.
   *
   * @throws InputError where the entity reference is none
   * @throws NotFoundError where the workload, entity or source is not to be seen
   * @throws NotAllowedError where it may not be synced
   */
  async request(
    request: SyncRequest,
    { credentials }: Caller,
  ): Promise<SyncRun[]> {
    const { service, access, reviews } = this.#options;
    const { workloadId, sourceId } = request;
    let workloadIds: string[] | undefined;
    if (workloadId !== undefined) {
      const entities = await access.requireWorkload(workloadId, credentials);
      await this.#requireReviewSync(entities, credentials);
      workloadIds = [workloadId];
    } else if (request.entityRef !== undefined) {
      const entityRef = stringifyEntityRef(readEntityRef(request.entityRef));
      await access.requireReview(entityRef, credentials);
      await this.#requireReviewSync([entityRef], credentials);
      workloadIds = await reviews.workloadIdsOf(entityRef);
    } else {
      await access.require(sourceSyncPermission, credentials);
    }
    const runs = await service.requestSync(
      { workloadIds, sourceId },
      access.actorOf(credentials),
    );
    const seesProblems = await access.may(sourceReadPermission, credentials);
    return runs.map(run => toSyncRun(run, seesProblems));
  }

  /** @throws NotFoundError where there is no such run to be seen */
  async getRun(runId: string, { credentials }: Caller): Promise<SyncRun> {
    const { syncRuns, access } = this.#options;
    const run = await syncRuns.get(runId);
    const seesAll = await access.may(sourceReadPermission, credentials);
    const isOwn = run?.requested_by === access.actorOf(credentials);
    if (!run || !(seesAll || isOwn)) {
      throw new NotFoundError(`There is no sync run ${runId}`);
    }
    return toSyncRun(run, seesAll);
  }

  /** A page of runs, the newest first. */
  async listRuns(
    query: SyncRunQuery,
    { credentials }: Caller,
  ): Promise<{ items: SyncRun[]; nextCursor?: string }> {
    const { syncRuns, access } = this.#options;
    await access.require(sourceReadPermission, credentials);
    const { rows, nextCursor } = await syncRuns.list({
      ...query,
      limit: Number(query.limit ?? 20),
    });
    return { items: rows.map(row => toSyncRun(row, true)), nextCursor };
  }

  /** The sources with their health. */
  async listSources({ credentials }: Caller): Promise<Source[]> {
    const { sources, access } = this.#options;
    await access.require(sourceReadPermission, credentials);
    return (await sources.list()).map(toSource);
  }

  /** Who may sync whole sources may sync what they see of them. */
  async #requireReviewSync(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { access } = this.#options;
    const given = await access.given(
      [reviewSyncPermission],
      entityRefs,
      credentials,
    );
    if (given.get(reviewSyncPermission.name)!.size === 0) {
      await access.require(sourceSyncPermission, credentials);
    }
  }
}
