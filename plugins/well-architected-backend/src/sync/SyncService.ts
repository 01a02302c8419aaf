import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError, NotFoundError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { SourceConfig, WellArchitectedConfig } from '../config';
import type { ReviewChange } from '../events/toReviewChange';
import type { FollowRisks } from '../remediation/followRisks';
import type { Stores } from '../store/stores';
import type { SyncRunRow } from '../store/tables';
import { GATHER_EVENTS_MS, listAgainAt } from './listAgainAt';
import type { RightOfWay } from './RightOfWay';
import type { SourceReaders } from './SourceReaders';
import { SourceSync } from './SourceSync';
import { Turn } from './Turn';

/** How often a source asks the store, in one query, whether it has to do anything. */
const WAKE_EVERY_MS = { least: 1000, most: 2000 };

/**
 * Each source has a beat of its own in each process. With the same one, the
 * replica that looks first would always be the same, and do all the work.
 */
const wakeEveryMs = () =>
  Math.round(
    WAKE_EVERY_MS.least +
      (WAKE_EVERY_MS.most - WAKE_EVERY_MS.least) * Math.random(),
  );

/** What is under way when a process is told to stop has so long to end. */
const STOP_WITHIN_MS = 8_000;

const KEEP_RUNS_MS = 30 * 24 * 60 * 60_000;

/** What the syncs of all sources need. */
export interface SyncServiceOptions {
  config: WellArchitectedConfig;
  readers: SourceReaders;
  stores: Stores;
  scheduler: SchedulerService;
  logger: LoggerService;
  lifecycle: LifecycleService;
  followRisks: FollowRisks;
  rightOfWay: RightOfWay;
  /** Is told of workloads whose stored review is another one. */
  onChanged: (workloadIds: string[]) => void;
  /** Is told when workloads were listed first, or the tags of some are others. */
  onListedAnew: () => void;
}

/** Syncs every source by its own scheduled task, and when somebody asks for it. */
export class SyncService {
  readonly #options: SyncServiceOptions;
  /** Nothing new is begun, nothing more is done. */
  readonly #stopping = new AbortController();
  readonly #stopped = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  /** Starts to sync the sources. */
  static async create(options: SyncServiceOptions): Promise<SyncService> {
    const service = new SyncService(options);
    for (const source of options.readers.sources) {
      await service.#schedule(source);
    }
    await service.#scheduleCleaning();
    options.lifecycle.addShutdownHook(() => service.#stop());
    return service;
  }

  private constructor(options: SyncServiceOptions) {
    this.#options = options;
  }

  /**
   * Asks for a sync of some workloads, of one source, or of every source.
   *
   * @returns the runs that wait for it: one for each source
   * @throws NotFoundError for a source that is not configured
   */
  async requestSync(
    request: { workloadIds?: string[]; sourceId?: string },
    requestedBy: string,
  ): Promise<SyncRunRow[]> {
    const { syncRuns } = this.#options.stores;
    const runs: SyncRunRow[] = [];
    for (const [sourceId, workloadIds] of await this.#targets(request)) {
      runs.push(
        await syncRuns.queue({
          sourceId,
          workloadIds,
          trigger: 'person',
          requestedBy,
          now: new Date().toISOString(),
        }),
      );
      await this.#wake(sourceId);
    }
    return runs;
  }

  /**
   * Follows a change at AWS: of a workload within seconds, together with others
   * of its source; by the next listing, which it brings forward, where the
   * workload is not known. What no source reads is left alone.
   */
  async followChange({
    accountId,
    region,
    workloadId,
  }: ReviewChange): Promise<void> {
    const { readers, stores } = this.#options;
    const source = await stores.sources.find(accountId, region);
    if (!source || !readers.has(source.id)) {
      return;
    }
    const workload = workloadId && (await stores.workloads.get(workloadId));
    const now = Date.now();
    if (
      workload &&
      workload.archived_at === null &&
      readers.has(workload.source_id)
    ) {
      await stores.syncRuns.queueEvent({
        // A shared workload may be read by another source.
        sourceId: workload.source_id,
        workloadId: workload.id,
        now: new Date(now).toISOString(),
        dueAt: new Date(now + GATHER_EVENTS_MS).toISOString(),
      });
      return;
    }
    if (source.problem !== null) {
      // It cannot be listed now, and is tried again by itself.
      return;
    }
    await stores.sources.listBy(
      source.id,
      listAgainAt(source.last_listed_at, now),
      new Date(now).toISOString(),
    );
  }

  async #targets(request: {
    workloadIds?: string[];
    sourceId?: string;
  }): Promise<Map<string, string[] | undefined>> {
    const { readers, stores } = this.#options;
    const targets = new Map<string, string[] | undefined>();
    if (request.workloadIds) {
      const rows = await stores.workloads.getAll(request.workloadIds);
      for (const { id, source_id } of rows) {
        if (readers.has(source_id)) {
          targets.set(source_id, [...(targets.get(source_id) ?? []), id]);
        }
      }
    } else if (request.sourceId) {
      if (!readers.has(request.sourceId)) {
        throw new NotFoundError(`There is no source ${request.sourceId}`);
      }
      targets.set(request.sourceId, undefined);
    } else {
      readers.sources.forEach(({ sourceId }) =>
        targets.set(sourceId, undefined),
      );
    }
    return targets;
  }

  async #wake(sourceId: string): Promise<void> {
    try {
      await this.#options.scheduler.triggerTask(taskId(sourceId));
    } catch (error) {
      // It is at work already, and looks for more when it is done.
      if (!isError(error) || error.name !== 'ConflictError') {
        throw error;
      }
    }
  }

  async #schedule(source: SourceConfig): Promise<void> {
    const { config, readers, scheduler } = this.#options;
    const { schedule } = config;
    const sync = new SourceSync({
      ...this.#options,
      sourceId: source.sourceId,
      linkTag: config.linkTag,
      frequencyMs: durationToMilliseconds(schedule.frequency),
      comparisonMs: durationToMilliseconds(schedule.comparison),
      rereadMs: durationToMilliseconds(schedule.reread),
      reader: () => readers.get(source.sourceId),
      isReadByOwner: ownerAccountId =>
        ownerAccountId !== source.accountId &&
        readers.sources.some(
          other =>
            other.accountId === ownerAccountId &&
            other.region === source.region,
        ),
    });
    await scheduler.scheduleTask({
      id: taskId(source.sourceId),
      scope: 'global',
      frequency: { milliseconds: wakeEveryMs() },
      timeout: schedule.timeout,
      fn: signal => this.#take(sync, signal),
    });
  }

  /** Gives a source a turn, for as long as the scheduler leaves it to us. */
  async #take(sync: SourceSync, signal: AbortSignal): Promise<void> {
    const { schedule } = this.#options.config;
    const turn = new Turn(AbortSignal.any([signal, this.#stopped.signal]), {
      leaseMs: durationToMilliseconds(schedule.timeout),
      stopping: this.#stopping.signal,
    });
    const work = sync.work(turn);
    this.#underWay.add(work);
    await work.finally(() => this.#underWay.delete(work));
  }

  /** Ends what is under way, so that other processes can go on at once. */
  async #stop(): Promise<void> {
    this.#stopping.abort();
    const late = setTimeout(() => this.#stopped.abort(), STOP_WITHIN_MS);
    await Promise.allSettled(this.#underWay);
    clearTimeout(late);
  }

  async #scheduleCleaning(): Promise<void> {
    const { scheduler, stores } = this.#options;
    await scheduler.scheduleTask({
      id: 'forget-old-sync-runs',
      scope: 'global',
      frequency: { hours: 24 },
      timeout: { minutes: 1 },
      fn: () =>
        stores.syncRuns.deleteFinishedBefore(
          new Date(Date.now() - KEEP_RUNS_MS).toISOString(),
        ),
    });
  }
}

function taskId(sourceId: string): string {
  return `sync:${sourceId}`;
}
