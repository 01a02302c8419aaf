import type {
  LifecycleService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError, NotFoundError } from '@backstage/errors';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { durationToMilliseconds } from '@backstage/types';
import {
  createSourceReader,
  defaultAccount,
  defaultRegion,
  describeProblem,
  type OnCall,
  type SourceReader,
} from '../aws';
import type { SourceConfig, WellArchitectedConfig } from '../config';
import type { ReviewChange } from '../events/toReviewChange';
import type { FollowRisks } from '../remediation/followRisks';
import type { Stores } from '../store/stores';
import type { SyncRunRow } from '../store/tables';
import { SourceSync } from './SourceSync';
import { Turn } from './Turn';

/** How often a source asks the store, in one query, whether it has to do anything. */
const WAKE_EVERY_MS = { least: 2000, most: 3000 };

/**
 * The part of a lease that one try of a call may take, so that a call which AWS
 * never answers fails, with its retries, before the lease ends.
 */
const CALL_SHARE = 0.15;

/** How long events of a source are gathered before they are followed. */
const GATHER_EVENTS_MS = 5_000;

/**
 * How soon after a listing events bring the next one forward, so that no flood
 * of them makes AWS list all the time.
 */
const LIST_AGAIN_AFTER_MS = 60_000;

/** What is under way when a process is told to stop has so long to end. */
const STOP_WITHIN_MS = 8_000;

const KEEP_RUNS_MS = 30 * 24 * 60 * 60_000;

/** What the syncs of all sources need. */
export interface SyncServiceOptions {
  config: WellArchitectedConfig;
  rootConfig: RootConfigService;
  stores: Stores;
  scheduler: SchedulerService;
  logger: LoggerService;
  lifecycle: LifecycleService;
  followRisks: FollowRisks;
  /** Is told of workloads whose stored review is another one. */
  onChanged: (workloadIds: string[]) => void;
  /** Is told of every try of a call to AWS. */
  onCall: (sourceId: string, ...call: Parameters<OnCall>) => void;
}

/** Syncs every source by its own scheduled task, and when somebody asks for it. */
export class SyncService {
  readonly #options: SyncServiceOptions;
  readonly #readers = new Map<string, () => Promise<SourceReader>>();
  /**
   * Each process has a beat of its own. With the same one, the replica that
   * looks first would always be the same, and do all the work.
   */
  readonly #wakeEveryMs = Math.round(
    WAKE_EVERY_MS.least +
      (WAKE_EVERY_MS.most - WAKE_EVERY_MS.least) * Math.random(),
  );
  /** Nothing new is begun, nothing more is done. */
  readonly #stopping = new AbortController();
  readonly #stopped = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  /** Registers the sources and starts to sync them. */
  static async create(options: SyncServiceOptions): Promise<SyncService> {
    const service = new SyncService(options);
    const sources = await configuredSources(options);
    await options.stores.sources.register(
      sources.map(source => ({
        id: source.sourceId,
        name: source.sourceName,
        account_id: source.accountId ?? null,
        region: source.region,
      })),
      new Date().toISOString(),
    );
    for (const source of sources) {
      await service.#schedule(source, sources);
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
    const { stores } = this.#options;
    const source = await stores.sources.find(accountId, region);
    if (!source || !this.#readers.has(source.id)) {
      return;
    }
    const workload = workloadId && (await stores.workloads.get(workloadId));
    const now = Date.now();
    if (
      workload &&
      workload.archived_at === null &&
      this.#readers.has(workload.source_id)
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
    const listedAt = Date.parse(source.last_listed_at ?? '') || 0;
    await stores.sources.listBy(
      source.id,
      new Date(
        Math.max(now + GATHER_EVENTS_MS, listedAt + LIST_AGAIN_AFTER_MS),
      ).toISOString(),
    );
  }

  /**
   * The notes of an answer: read from AWS once for each read of its workload.
   * Null when AWS cannot be asked.
   *
   * @throws NotFoundError when there is no such answer
   */
  async getAnswerNotes(
    workloadId: string,
    lensAlias: string,
    questionId: string,
  ): Promise<string | null> {
    const { stores, logger } = this.#options;
    const key = {
      workload_id: workloadId,
      lens_alias: lensAlias,
      question_id: questionId,
    };
    const answer = await stores.workloads.getAnswer(key);
    const workload = await stores.workloads.get(workloadId);
    if (!answer || !workload) {
      throw new NotFoundError(
        `Workload ${workloadId} has no question ${questionId} in ${lensAlias}`,
      );
    }
    if (answer.notes !== null && answer.notes_read_at === answer.read_at) {
      return answer.notes;
    }
    const reader = this.#readers.get(workload.source_id);
    if (!reader) {
      return answer.notes;
    }
    try {
      const details = await (
        await reader()
      ).readAnswer(workloadId, lensAlias, questionId);
      await stores.workloads.setAnswerDetails(key, {
        ...details,
        readAt: answer.read_at,
      });
      return details.notes;
    } catch (error) {
      const { name, message } = describeProblem(error, '');
      logger.warn(
        `Could not read the notes of ${questionId} in workload ${workloadId}: ${name}: ${message}`,
      );
      return answer.notes;
    }
  }

  async #targets(request: {
    workloadIds?: string[];
    sourceId?: string;
  }): Promise<Map<string, string[] | undefined>> {
    const targets = new Map<string, string[] | undefined>();
    if (request.workloadIds) {
      const rows = await this.#options.stores.workloads.getAll(
        request.workloadIds,
      );
      for (const { id, source_id } of rows) {
        if (this.#readers.has(source_id)) {
          targets.set(source_id, [...(targets.get(source_id) ?? []), id]);
        }
      }
    } else if (request.sourceId) {
      if (!this.#readers.has(request.sourceId)) {
        throw new NotFoundError(`There is no source ${request.sourceId}`);
      }
      targets.set(request.sourceId, undefined);
    } else {
      [...this.#readers.keys()].forEach(id => targets.set(id, undefined));
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

  async #schedule(
    source: SourceConfig,
    sources: SourceConfig[],
  ): Promise<void> {
    const { config, scheduler } = this.#options;
    const { schedule } = config;
    const reader = this.#readerOf(source);
    this.#readers.set(source.sourceId, reader);
    const sync = new SourceSync({
      ...this.#options,
      sourceId: source.sourceId,
      linkTag: config.linkTag,
      frequencyMs: durationToMilliseconds(schedule.frequency),
      comparisonMs: durationToMilliseconds(schedule.comparison),
      rereadMs: durationToMilliseconds(schedule.reread),
      reader,
      isReadByOwner: ownerAccountId =>
        ownerAccountId !== source.accountId &&
        sources.some(
          other =>
            other.accountId === ownerAccountId &&
            other.region === source.region,
        ),
    });
    await scheduler.scheduleTask({
      id: taskId(source.sourceId),
      scope: 'global',
      frequency: { milliseconds: this.#wakeEveryMs },
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

  /** A reader with its clients, made when it is first needed and kept. */
  #readerOf(source: SourceConfig): () => Promise<SourceReader> {
    const { config, rootConfig, stores } = this.#options;
    let made: SourceReader | undefined;
    return async () => {
      if (!made) {
        const credentialsManager =
          DefaultAwsCredentialsManager.fromConfig(rootConfig);
        if (!source.accountId) {
          const accountId = await defaultAccount({
            region: source.region,
            credentialsManager,
          });
          if (accountId) {
            await stores.sources.setAccount(source.sourceId, accountId);
          }
        }
        made = await createSourceReader({
          source,
          endpoint: config.endpoint,
          credentialsManager,
          timeoutMs:
            CALL_SHARE * durationToMilliseconds(config.schedule.timeout),
          onCall: (...call) => this.#options.onCall(source.sourceId, ...call),
        });
      }
      return made;
    };
  }
}

async function configuredSources({
  config,
  logger,
}: SyncServiceOptions): Promise<SourceConfig[]> {
  if (config.sources.length > 0) {
    return config.sources;
  }
  const region = await defaultRegion();
  if (!region) {
    logger.warn(
      'Nothing is synced: wellArchitected.sources names no account, and the default AWS configuration no region',
    );
    return [];
  }
  return [
    { sourceId: `default:${region}`, sourceName: 'Default account', region },
  ];
}

function taskId(sourceId: string): string {
  return `sync:${sourceId}`;
}
