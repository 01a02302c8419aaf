import pLimit from 'p-limit';
import type { Problem } from 'backstage-plugin-well-architected-common';
import {
  describeProblem,
  type SourceReader,
  type WorkloadSummary,
} from '../aws';
import type { FollowRisks } from '../remediation/followRisks';
import { commitWorkload } from '../store/commitWorkload';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SyncRunRow } from '../store/tables';
import { ProgressWriter } from './ProgressWriter';
import { toWorkloadCommit } from './toWorkloadCommit';

/** Workloads of one source that are read at once. */
const CONCURRENCY = 4;

/** A workload, with its hash and tags where a listing asks for the read. */
export type WorkloadToRead = Pick<
  WorkloadSummary,
  'workloadId' | 'workloadName'
> &
  Partial<Pick<WorkloadSummary, 'hash'>> & { tags?: Record<string, string> };

/** What could not be read in a run. */
export interface WorkloadFailure {
  workloadId: string;
  workloadName: string;
  problem: Problem;
}

/** What reading in depth needs. */
export interface DepthReaderOptions {
  stores: Stores;
  /** The key of the tag by which a workload names its entities. */
  linkTag: string;
  followRisks: FollowRisks;
}

/** Reads workloads in depth, a few at once, and stores each. */
export class DepthReader {
  readonly #options: DepthReaderOptions;

  constructor(options: DepthReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads workloads and counts them in their run. One that fails is told and
   * keeps nothing else from being read.
   *
   * @throws when the signal is given, or the store fails
   */
  async readAll(
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
}

function now(): string {
  return new Date().toISOString();
}
