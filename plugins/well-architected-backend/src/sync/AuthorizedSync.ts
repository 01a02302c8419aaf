import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
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
import { actorOf } from '../authorization/actorOf';
import { isGiven, type Grants } from '../authorization/Grants';
import type { PermissionDecisions } from '../authorization/PermissionDecisions';
import { readEntityRef } from '../authorization/readEntityRef';
import type { Visibility } from '../authorization/Visibility';
import type { LinkStore } from '../store/LinkStore';
import type { SourceStore } from '../store/SourceStore';
import type { SyncRunStore } from '../store/SyncRunStore';
import type { SyncService } from './SyncService';
import { toSource, toSyncRun } from './toSyncRun';

/** What is asked for beside seeing what is synced. */
const TO_SYNC = [reviewSyncPermission];

interface Caller {
  credentials: BackstageCredentials;
}

/** Lets callers ask for syncs, and see sources and runs, as far as they may. */
export class AuthorizedSync {
  readonly #options: {
    service: SyncService;
    sources: SourceStore;
    syncRuns: SyncRunStore;
    links: LinkStore;
    visibility: Visibility;
    decisions: PermissionDecisions;
    auth: AuthService;
  };

  constructor(options: {
    service: SyncService;
    sources: SourceStore;
    syncRuns: SyncRunStore;
    links: LinkStore;
    visibility: Visibility;
    decisions: PermissionDecisions;
    auth: AuthService;
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
    const { service, visibility, decisions, auth, links } = this.#options;
    const { workloadId, sourceId } = request;
    let workloadIds: string[] | undefined;
    if (workloadId !== undefined) {
      const { entityRefs, grants } = await visibility.requireWorkload(
        workloadId,
        credentials,
        TO_SYNC,
      );
      await this.#requireReviewSync(entityRefs, grants, credentials);
      workloadIds = [workloadId];
    } else if (request.entityRef !== undefined) {
      const entityRef = stringifyEntityRef(readEntityRef(request.entityRef));
      const { grants } = await visibility.requireReview(
        entityRef,
        credentials,
        { permissions: TO_SYNC },
      );
      await this.#requireReviewSync([entityRef], grants, credentials);
      workloadIds = await links.workloadIdsOf(entityRef);
    } else {
      await decisions.require(sourceSyncPermission, credentials);
    }
    const runs = await service.requestSync(
      { workloadIds, sourceId },
      actorOf(credentials, auth),
    );
    const seesSources = await decisions.may(sourceReadPermission, credentials);
    return runs.map(run => toSyncRun(run, seesSources));
  }

  /** @throws NotFoundError where there is no such run to be seen */
  async getRun(runId: string, { credentials }: Caller): Promise<SyncRun> {
    const { syncRuns, decisions, auth } = this.#options;
    const run = await syncRuns.get(runId);
    const seesAll = await decisions.may(sourceReadPermission, credentials);
    const isOwn = run?.requested_by === actorOf(credentials, auth);
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
    const { syncRuns, decisions } = this.#options;
    await decisions.require(sourceReadPermission, credentials);
    const { rows, nextCursor } = await syncRuns.list({
      ...query,
      limit: Number(query.limit ?? 20),
    });
    return { items: rows.map(row => toSyncRun(row, true)), nextCursor };
  }

  /** The sources with their health. */
  async listSources({ credentials }: Caller): Promise<Source[]> {
    const { sources, decisions } = this.#options;
    await decisions.require(sourceReadPermission, credentials);
    return (await sources.list()).map(toSource);
  }

  /** Who may sync whole sources may sync what they see of them. */
  async #requireReviewSync(
    entityRefs: string[],
    grants: Grants,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!isGiven(reviewSyncPermission, entityRefs, grants)) {
      await this.#options.decisions.require(sourceSyncPermission, credentials);
    }
  }
}
