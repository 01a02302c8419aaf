import type { Problem } from 'backstage-plugin-well-architected-common';
import { CALLS_AT_ONCE, describeProblem, type SourceReader } from '../aws';
import type { FollowRisks } from '../remediation/followRisks';
import { commitWorkload } from '../store/commitWorkload';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SyncRunRow } from '../store/tables';
import type { WorkloadToReadRow } from '../store/WorkloadStore';
import type { Gate } from './Gate';
import { ProgressWriter } from './ProgressWriter';
import { readAhead, type Store } from './readAhead';
import type { RightOfWay } from './RightOfWay';
import { toLensTexts } from './toLensTexts';
import { ToReadQueue } from './ToReadQueue';
import { toWorkloadCommit } from './toWorkloadCommit';
import type { Turn } from './Turn';

/**
 * Workloads of one source that are read at once, each one call at a time. Two
 * more than calls: while what some were answered is looked at and stored, the
 * others keep as many calls under way.
 */
export const READ_AT_ONCE = CALLS_AT_ONCE + 2;

/** So often in a row, what fails is the source. */
export const SOURCE_FAILS_AFTER = 8;

/** What reading in depth needs. */
export interface DepthReaderOptions {
  stores: Stores;
  /** The key of the tag by which a workload names its entities. */
  linkTag: string;
  followRisks: FollowRisks;
  rightOfWay: RightOfWay;
  /** Is told of workloads whose stored review is another one. */
  onChanged: (workloadIds: string[]) => void;
}

/** What could not be read in a run. */
export interface WorkloadFailure {
  workloadId: string;
  workloadName: string;
  problem: Problem;
}

/** Why a workload could not be read or stored. */
interface Failed {
  error: unknown;
  problem: Problem;
}

/** How workloads are read: with what, how long, and counted by which run. */
interface Reading {
  run: SyncRunRow;
  reader: SourceReader;
  turn: Turn;
}

/** Reads workloads in depth, a few at once, and stores each. */
export class DepthReader {
  readonly #options: DepthReaderOptions;

  constructor(options: DepthReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads what is to be read of a source. A workload that fails is told and
   * keeps nothing else from being read, unless one after the other fails.
   *
   * @param gate - closed while something else goes first
   * @returns whether all of it was tried before the turn ended
   * @throws when the source fails, the lease is over, or the store fails
   */
  async readSource(reading: Reading, gate: Gate): Promise<boolean> {
    const { run, reader, turn } = reading;
    const { workloads } = this.#options.stores;
    const toRead = {
      sourceId: run.source_id,
      // What failed in this run is not tried again by it.
      notFailedSince: run.started_at!,
    };
    const queue = new ToReadQueue(workloads, toRead);
    let isEmpty = false;
    let failedInARow = 0;
    let { openings } = gate;
    await this.#count(reading, await workloads.countToRead(toRead), progress =>
      readAhead(READ_AT_ONCE, async () => {
        await gate.pass();
        if (gate.openings !== openings) {
          ({ openings } = gate);
          queue.lookAnew();
        }
        const workload = turn.isOver ? undefined : await queue.take();
        if (!workload) {
          isEmpty ||= !turn.isOver;
          return undefined;
        }
        return reader.inTurn(() =>
          this.#readOne(reading, workload, {
            askedFor: workload.listed_hash,
            onEnd: async failed => {
              queue.done();
              failedInARow = failed ? failedInARow + 1 : 0;
              if (failed && failedInARow >= SOURCE_FAILS_AFTER) {
                throw failed.error;
              }
              await progress.step();
            },
          }),
        );
      }),
    );
    if (isEmpty) {
      await this.#countAll(run);
    }
    return isEmpty;
  }

  /** What was read for people in between is read too. */
  async #countAll({ id }: SyncRunRow): Promise<void> {
    const { syncRuns } = this.#options.stores;
    const { total } = (await syncRuns.get(id))!;
    await syncRuns.update(id, { done: total ?? 0 });
  }

  /**
   * Reads some workloads, whatever a listing says of them.
   *
   * @returns what failed, and whether all was tried before the turn ended
   * @throws when the lease is over, or the store fails
   */
  async readWorkloads(
    reading: Reading,
    workloads: WorkloadToReadRow[],
  ): Promise<{ failures: WorkloadFailure[]; isDone: boolean }> {
    const waiting = [...workloads];
    const failures: WorkloadFailure[] = [];
    await this.#count(reading, waiting.length, progress =>
      readAhead(READ_AT_ONCE, async () => {
        const workload = reading.turn.isOver ? undefined : waiting.shift();
        return (
          workload &&
          this.#readOne(reading, workload, {
            askedFor: null,
            onEnd: async failed => {
              if (failed) {
                failures.push({
                  workloadId: workload.id,
                  workloadName: workload.name,
                  problem: failed.problem,
                });
              }
              await progress.step();
            },
          })
        );
      }),
    );
    return { failures, isDone: waiting.length === 0 };
  }

  /** Writes how many workloads a run has read, of how many. */
  async #count(
    { run, turn }: Reading,
    workloads: number,
    read: (progress: ProgressWriter) => Promise<void>,
  ): Promise<void> {
    const { syncRuns } = this.#options.stores;
    // A run that is taken up again goes on counting where it was left.
    const done = Math.max(0, (run.total ?? 0) - workloads);
    const progress = new ProgressWriter(done, written =>
      syncRuns.update(run.id, { done: written }),
    );
    await syncRuns.update(run.id, { done, total: done + workloads });
    await read(progress);
    if (workloads > 0) {
      await progress.finish();
    }
    turn.signal.throwIfAborted();
  }

  /** Reads a workload; what is returned stores it. */
  async #readOne(
    { run, reader, turn: { signal } }: Reading,
    { id, listed_hash }: WorkloadToReadRow,
    options: {
      askedFor: string | null;
      onEnd: (failed?: Failed) => Promise<void>;
    },
  ): Promise<Store> {
    const { stores, linkTag, followRisks, rightOfWay, onChanged } =
      this.#options;
    const { askedFor, onEnd } = options;
    const readAt = now();
    const read = await this.#attempt(id, signal, () =>
      reader.readWorkload(
        id,
        () => stores.workloads.milestoneNumbers(id),
        signal,
      ),
    );
    if ('failed' in read) {
      await onEnd(read.failed);
      return async () => {};
    }
    const { done: content } = read;
    return async () => {
      const stored = await this.#attempt(id, signal, async () => {
        for (const review of content.lensReviews) {
          await stores.lenses.store(toLensTexts(review), readAt);
        }
        return rightOfWay.store(giveWay => {
          signal.throwIfAborted();
          const commit = toWorkloadCommit({
            content,
            readAt,
            askedFor,
            listedHash: listed_hash,
            linkTag,
            followRisks,
            syncRunId: run.id,
          });
          return commitWorkload(stores.knex, commit, giveWay);
        });
      });
      if ('failed' in stored) {
        await onEnd(stored.failed);
        return;
      }
      if (stored.done === 'changed') {
        onChanged([id]);
      }
      await onEnd();
    };
  }

  /** What fails is written down with the workload. */
  async #attempt<T>(
    workloadId: string,
    signal: AbortSignal,
    step: () => Promise<T>,
  ): Promise<{ done: T } | { failed: Failed }> {
    try {
      return { done: await step() };
    } catch (error) {
      signal.throwIfAborted();
      const { workloads } = this.#options.stores;
      const row = await workloads.get(workloadId);
      const before = fromJson<Problem>(row?.problem ?? null);
      const problem = describeProblem(error, before?.since ?? now());
      await workloads.setProblem(workloadId, problem, now());
      return { failed: { error, problem } };
    }
  }
}

function now(): string {
  return new Date().toISOString();
}
