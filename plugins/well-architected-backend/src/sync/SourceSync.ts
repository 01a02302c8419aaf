import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import pLimit from 'p-limit';
import type { Problem } from 'backstage-plugin-well-architected-common';
import {
  describeProblem,
  type SourceReader,
  type WorkloadSummary,
} from '../aws';
import { parseEntityRefs } from '../links/parseEntityRefs';
import type { FollowRisks } from '../remediation/followRisks';
import { commitWorkload } from '../store/commitWorkload';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SourceRow, SyncRunRow, WorkloadRow } from '../store/tables';
import { decideArchive } from './decideArchive';
import { planSync } from './planSync';
import { ProgressWriter } from './ProgressWriter';
import { toWorkloadCommit } from './toWorkloadCommit';

/** Workloads of one source that are read at once. */
const CONCURRENCY = 4;

/** A source that failed is tried again sooner than it would be listed. */
const RETRY_AFTER_MS = 5 * 60_000;

/** A workload, with its hash and tags where a listing asks for the read. */
type WorkloadToRead = Pick<WorkloadSummary, 'workloadId' | 'workloadName'> &
  Partial<Pick<WorkloadSummary, 'hash'>> & { tags?: Tags };

type Tags = Record<string, string>;

/** What could not be read in a run. */
export interface WorkloadFailure {
  workloadId: string;
  workloadName: string;
  problem: Problem;
}

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

  constructor(options: SourceSyncOptions) {
    this.#options = options;
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
      const outcome =
        run.scope === 'source'
          ? await this.#syncSource(run, signal)
          : await this.#syncWorkloads(run, signal);
      await stores.syncRuns.update(run.id, {
        ...outcome,
        state: outcome.failures ? 'incomplete' : 'succeeded',
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
  ): Promise<Partial<SyncRunRow>> {
    const { sourceId, stores, isReadByOwner } = this.#options;
    const reader = await this.#options.reader();
    const source = await this.#source();
    const listed = await reader.listWorkloads(signal);
    const tagsOf = await this.#listTags(reader, source, signal);
    const stored = await stores.workloads.listForPlanning(
      sourceId,
      listed.map(({ workloadId }) => workloadId),
    );
    const plan = planSync({ source, listed, stored, tagsOf, isReadByOwner });

    if (plan.add.length > 0) {
      await stores.workloads.add(
        plan.add.map(summary => toNewWorkload(summary, source)),
      );
    }
    if (plan.adopt.length > 0) {
      await stores.workloads.adopt(plan.adopt, sourceId);
    }
    if (plan.restore.length > 0) {
      await stores.workloads.restore(plan.restore);
    }
    await stores.links.setTagLinks(
      plan.retag.map(({ id, tags: newTags }) => ({
        id,
        tags: JSON.stringify(newTags),
        entityRefs: parseEntityRefs(newTags[this.#options.linkTag]),
      })),
      now(),
    );
    const { archive, hold } = decideArchive({
      active: stored.filter(
        row => row.source_id === sourceId && row.archived_at === null,
      ).length,
      gone: plan.gone,
      held: fromJson<string[]>(source.held_archive),
    });
    if (archive.length > 0) {
      await stores.workloads.archive(archive, now());
    }

    await stores.syncRuns.update(run.id, {
      listed: listed.length,
      archived: (run.archived ?? 0) + archive.length,
    });

    const failures = await this.#readAll(
      run,
      reader,
      plan.read.map(summary => ({ ...summary, tags: tagsOf(summary) })),
      signal,
    );
    await stores.sources.setListed(sourceId, {
      at: now(),
      dueAt: inMs(this.#options.frequencyMs),
      heldArchive: hold,
    });
    return { failures: toFailures(failures) };
  }

  async #syncWorkloads(
    run: SyncRunRow,
    signal: AbortSignal,
  ): Promise<Partial<SyncRunRow>> {
    const { stores } = this.#options;
    const reader = await this.#options.reader();
    const ids = fromJson<string[]>(run.workload_ids) ?? [];
    const rows = await stores.workloads.getAll(ids);
    const workloads = rows
      .filter(row => !isReadSince(row, run.started_at))
      .map(({ id, name }) => ({ workloadId: id, workloadName: name }));
    const failures = await this.#readAll(run, reader, workloads, signal);
    return { failures: toFailures(failures) };
  }

  async #readAll(
    run: SyncRunRow,
    reader: SourceReader,
    workloads: WorkloadToRead[],
    signal: AbortSignal,
  ): Promise<WorkloadFailure[]> {
    const { stores } = this.#options;
    const failures: WorkloadFailure[] = [];
    // A run that is taken up again goes on counting where it was left.
    const progress = new ProgressWriter(run.done, done =>
      stores.syncRuns.update(run.id, { done }),
    );
    await stores.syncRuns.update(run.id, {
      total: run.done + workloads.length,
    });

    const limit = pLimit(CONCURRENCY);
    await Promise.all(
      workloads.map(workload =>
        limit(async () => {
          if (signal.aborted) {
            return;
          }
          try {
            await this.#readOne(reader, workload, signal);
          } catch (error) {
            if (signal.aborted) {
              return;
            }
            failures.push(await this.#workloadFailed(workload, error));
          }
          await progress.step();
        }),
      ),
    ).finally(() => {
      // Where the store fails, the run is over: nothing goes on behind its back.
      limit.clearQueue();
    });
    await progress.finish();
    signal.throwIfAborted();
    return failures;
  }

  async #readOne(
    reader: SourceReader,
    { workloadId, hash, tags }: WorkloadToRead,
    signal: AbortSignal,
  ): Promise<void> {
    const { stores, linkTag, followRisks } = this.#options;
    const readAt = now();
    const content = await reader.readWorkload(
      workloadId,
      await stores.workloads.milestoneNumbers(workloadId),
      signal,
    );
    await commitWorkload(
      stores.knex,
      toWorkloadCommit({
        content: {
          ...content,
          // The next listing is compared with this one, not with the read: one
          // that AWS words otherwise would be read again for ever.
          summary: { ...content.summary, ...(hash && { hash }) },
          tags: tags ?? content.tags,
        },
        readAt,
        linkTag,
        followRisks,
      }),
    );
  }

  /**
   * Lists the tags of all workloads that the source owns. They are worth
   * having, not worth failing for: workloads carry their own.
   *
   * @returns the tags of a workload; undefined where the listing cannot tell
   */
  async #listTags(
    reader: SourceReader,
    { id, account_id }: SourceRow,
    signal: AbortSignal,
  ): Promise<(workload: WorkloadSummary) => Tags | undefined> {
    try {
      const tags = await reader.listTags(signal);
      return ({ workloadArn, ownerAccountId }) =>
        tags.get(workloadArn) ??
        (ownerAccountId === account_id ? {} : undefined);
    } catch (error) {
      signal.throwIfAborted();
      const { name, message } = describeProblem(error, now());
      this.#options.logger.debug(
        `Tags of ${id} come from the workloads: ${name}: ${message}`,
      );
      return () => undefined;
    }
  }

  async #workloadFailed(
    { workloadId, workloadName }: WorkloadToRead,
    error: unknown,
  ): Promise<WorkloadFailure> {
    const { workloads } = this.#options.stores;
    const row = await workloads.get(workloadId);
    const before = fromJson<Problem>(row?.problem ?? null);
    const problem = describeProblem(error, before?.since ?? now());
    await workloads.setProblem(workloadId, problem);
    return { workloadId, workloadName, problem };
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

function toFailures(failures: WorkloadFailure[]): string | null {
  return failures.length > 0 ? JSON.stringify(failures) : null;
}

function now(): string {
  return new Date().toISOString();
}

function inMs(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
