import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Problem } from 'backstage-plugin-well-architected-common';
import {
  describeProblem,
  type SourceReader,
  type WorkloadSummary,
} from '../aws';
import { parseEntityRefs } from '../links/parseEntityRefs';
import type { FollowRisks } from '../remediation/followRisks';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SourceRow, SyncRunRow, WorkloadRow } from '../store/tables';
import { decideArchive } from './decideArchive';
import { DepthReader, type WorkloadFailure } from './DepthReader';
import { listTags } from './listTags';
import { planSync, type SyncPlan } from './planSync';

/** A source that failed is tried again sooner than it would be listed. */
const RETRY_AFTER_MS = 5 * 60_000;

/** What the sync of one source needs. */
export interface SourceSyncOptions {
  sourceId: string;
  stores: Stores;
  logger: LoggerService;
  linkTag: string;
  followRisks: FollowRisks;
  /** How long until all workloads are listed again. */
  frequencyMs: number;
  /** A reader of the source; its credentials may fail. */
  reader: () => Promise<SourceReader>;
  isReadByOwner: (ownerAccountId: string) => boolean;
}

/** Reads one source, one run at a time. */
export class SourceSync {
  readonly #options: SourceSyncOptions;
  readonly #depth: DepthReader;

  constructor(options: SourceSyncOptions) {
    this.#options = options;
    this.#depth = new DepthReader(options);
  }

  /**
   * Does what is due: syncs that people asked for, then the listing. Left
   * alone by `signal`, a run stays marked as running and is taken up again by
   * the next call, wherever that is.
   */
  async work(signal: AbortSignal): Promise<void> {
    const { sourceId, stores } = this.#options;
    for (;;) {
      const due = await stores.syncRuns.due(sourceId);
      if (!due || signal.aborted) {
        return;
      }
      const run =
        due.runs.find(({ scope }) => scope === 'workloads') ?? due.runs[0];
      if (run) {
        await this.#carryOut(run, signal);
      } else if (due.listingDueAt <= now()) {
        await stores.syncRuns.queue({
          sourceId,
          trigger: 'schedule',
          requestedBy: null,
          now: now(),
        });
      } else {
        return;
      }
    }
  }

  async #carryOut(run: SyncRunRow, signal: AbortSignal): Promise<void> {
    const { stores, logger, sourceId } = this.#options;
    await stores.syncRuns.update(run.id, {
      state: 'running',
      started_at: run.started_at ?? now(),
    });
    try {
      const failures =
        run.scope === 'source'
          ? await this.#syncSource(run, signal)
          : await this.#syncWorkloads(run, signal);
      await stores.syncRuns.update(run.id, {
        failures: failures.length > 0 ? JSON.stringify(failures) : null,
        state: failures.length > 0 ? 'incomplete' : 'succeeded',
        finished_at: now(),
      });
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const problem = await this.#sourceFailed(error);
      await stores.syncRuns.update(run.id, {
        state: 'failed',
        problem: JSON.stringify(problem),
        finished_at: now(),
      });
      logger.warn(
        `Sync of ${sourceId} failed: ${problem.name}: ${problem.message}`,
        {
          operation: problem.operation ?? '',
          requestId: problem.requestId ?? '',
        },
      );
    }
  }

  async #syncSource(
    run: SyncRunRow,
    signal: AbortSignal,
  ): Promise<WorkloadFailure[]> {
    const { stores, logger, isReadByOwner, frequencyMs } = this.#options;
    const reader = await this.#options.reader();
    const source = await this.#source();
    const listed = await reader.listWorkloads(signal);
    const tagsOf = await listTags({ reader, source, logger, signal });
    const stored = await stores.workloads.listForPlanning(
      source.id,
      listed.map(({ workloadId }) => workloadId),
    );
    const plan = planSync({ source, listed, stored, tagsOf, isReadByOwner });
    const { archive, hold } = decideArchive({
      active: stored.filter(
        row => row.source_id === source.id && row.archived_at === null,
      ).length,
      gone: plan.gone,
      held: fromJson<string[]>(source.held_archive),
    });

    await this.#storeListing(source, plan, archive);
    await stores.syncRuns.update(run.id, {
      listed: listed.length,
      archived: (run.archived ?? 0) + archive.length,
    });
    const failures = await this.#depth.readAll(
      run,
      reader,
      plan.read.map(summary => ({ ...summary, tags: tagsOf(summary) })),
      signal,
    );
    await stores.sources.setListed(source.id, {
      at: now(),
      dueAt: inMs(frequencyMs),
      heldArchive: hold,
    });
    return failures;
  }

  /** Stores what the listing alone tells; the reads in depth follow. */
  async #storeListing(
    source: SourceRow,
    plan: SyncPlan,
    archive: string[],
  ): Promise<void> {
    const { stores, linkTag } = this.#options;
    if (plan.add.length > 0) {
      await stores.workloads.add(
        plan.add.map(summary => toNewWorkload(summary, source)),
      );
    }
    if (plan.adopt.length > 0) {
      await stores.workloads.adopt(plan.adopt, source.id);
    }
    if (plan.restore.length > 0) {
      await stores.workloads.restore(plan.restore);
    }
    await stores.links.setTagLinks(
      plan.retag.map(({ id, tags }) => ({
        id,
        tags: JSON.stringify(tags),
        entityRefs: parseEntityRefs(tags[linkTag]),
      })),
      now(),
    );
    if (archive.length > 0) {
      await stores.workloads.archive(archive, now());
    }
  }

  async #syncWorkloads(
    run: SyncRunRow,
    signal: AbortSignal,
  ): Promise<WorkloadFailure[]> {
    const { stores } = this.#options;
    const reader = await this.#options.reader();
    const ids = fromJson<string[]>(run.workload_ids) ?? [];
    const rows = await stores.workloads.getAll(ids);
    const workloads = rows
      .filter(row => !isReadSince(row, run.started_at))
      .map(({ id, name }) => ({ workloadId: id, workloadName: name }));
    return this.#depth.readAll(run, reader, workloads, signal);
  }

  async #sourceFailed(error: unknown): Promise<Problem> {
    const { sourceId, stores, frequencyMs } = this.#options;
    const source = await stores.sources.get(sourceId);
    const before = fromJson<Problem>(source?.problem ?? null);
    const problem = describeProblem(error, before?.since ?? now());
    await stores.sources.setFailed(sourceId, {
      problem,
      dueAt: inMs(Math.min(frequencyMs, RETRY_AFTER_MS)),
    });
    return problem;
  }

  async #source(): Promise<SourceRow> {
    const { sourceId, stores } = this.#options;
    const source = await stores.sources.get(sourceId);
    if (!source) {
      throw new NotFoundError(`There is no source ${sourceId}`);
    }
    return source;
  }
}

function isReadSince(row: WorkloadRow, moment: string | null): boolean {
  return row.read_at !== null && moment !== null && row.read_at >= moment;
}

function toNewWorkload(
  summary: WorkloadSummary,
  source: SourceRow,
): WorkloadRow {
  return {
    id: summary.workloadId,
    arn: summary.workloadArn,
    source_id: source.id,
    account_id: summary.ownerAccountId,
    region: source.region,
    name: summary.workloadName,
    environment: null,
    review_owner: null,
    improvement_status: summary.improvementStatus,
    description: '',
    notes: '',
    tags: '{}',
    aws_updated_at: summary.updatedAt,
    read_hash: null,
    read_at: null,
    archived_at: null,
    problem: null,
  };
}

function now(): string {
  return new Date().toISOString();
}

function inMs(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
