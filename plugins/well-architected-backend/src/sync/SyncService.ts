import type {
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
  type SourceReader,
} from '../aws';
import type { SourceConfig, WellArchitectedConfig } from '../config';
import type { FollowRisks } from '../remediation/followRisks';
import type { Stores } from '../store/stores';
import type { SyncRunRow } from '../store/tables';
import { SourceSync } from './SourceSync';

/** How often a source asks the store, in one query, whether it has to do anything. */
const WAKE_EVERY = { seconds: 10 };

/**
 * The part of a run that one try of a call may take, so that a call which AWS
 * never answers fails, with its retries, long before the run ends.
 */
const CALL_SHARE = 0.1;

const KEEP_RUNS_MS = 30 * 24 * 60 * 60_000;

/** What the syncs of all sources need. */
export interface SyncServiceOptions {
  config: WellArchitectedConfig;
  rootConfig: RootConfigService;
  stores: Stores;
  scheduler: SchedulerService;
  logger: LoggerService;
  followRisks: FollowRisks;
}

/** Syncs every source by its own scheduled task, and when somebody asks for it. */
export class SyncService {
  readonly #options: SyncServiceOptions;
  readonly #readers = new Map<string, () => Promise<SourceReader>>();

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
    const { config, stores, logger, followRisks, scheduler } = this.#options;
    const reader = this.#readerOf(source);
    this.#readers.set(source.sourceId, reader);
    const sync = new SourceSync({
      sourceId: source.sourceId,
      stores,
      logger,
      linkTag: config.linkTag,
      followRisks,
      frequencyMs: durationToMilliseconds(config.schedule.frequency),
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
      frequency: WAKE_EVERY,
      timeout: config.schedule.timeout,
      fn: signal => sync.work(signal),
    });
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
