import { CALLS_AT_ONCE, type SourceReader } from '../aws';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SyncRunRow } from '../store/tables';
import type { WorkloadToReadRow } from '../store/WorkloadStore';
import type { Gate } from './Gate';
import { ProgressWriter } from './ProgressWriter';
import { readAhead } from './readAhead';
import { ReadingPace } from './ReadingPace';
import { ToReadQueue } from './ToReadQueue';
import type { Turn } from './Turn';
import {
  WorkloadReader,
  type Failed,
  type Outcome,
  type WorkloadReaderOptions,
} from './WorkloadReader';

/**
 * Workloads of one source that are read at once, each one call at a time. More
 * than calls: while what some were answered is looked at and stored, the others
 * keep as many calls under way.
 */
export const READ_AT_ONCE = CALLS_AT_ONCE + 4;

/** So often in a row, what fails is the source. */
export const SOURCE_FAILS_AFTER = 8;

/** What could not be read in a run. */
export interface WorkloadFailure {
  workloadId: string;
  workloadName: string;
  problem: Failed['problem'];
}

/** How workloads are read: with what, how long, and counted by which run. */
interface Reading {
  run: SyncRunRow;
  reader: SourceReader;
  turn: Turn;
  /** Closed while something else goes first. */
  gate: Gate;
}

/** Reads workloads in depth, a few at once. */
export class DepthReader {
  readonly #stores: Stores;
  readonly #workloads: WorkloadReader;

  constructor(options: WorkloadReaderOptions) {
    this.#stores = options.stores;
    this.#workloads = new WorkloadReader(options);
  }

  /**
   * Reads what is to be read of a source. A workload that fails is told and
   * keeps nothing else from being read, unless one after the other fails.
   *
   * @returns whether all of it was tried before the turn ended
   * @throws when the source fails, the lease is over, or the store fails
   */
  async readSource(reading: Reading): Promise<boolean> {
    const { run, reader, turn, gate } = reading;
    const { workloads } = this.#stores;
    const toRead = {
      sourceId: run.source_id,
      // What failed in this run is not tried again by it.
      notFailedSince: run.started_at!,
    };
    const queue = new ToReadQueue(workloads, toRead);
    const progress = await this.#begin(
      run,
      await workloads.countToRead(toRead),
    );
    const pace = new ReadingPace(turn);
    let isEmpty = false;
    let isLeft = false;
    let failedInARow = 0;
    let { openings } = gate;
    const onEnd = async (outcome: Outcome) => {
      queue.done();
      if (outcome === 'left') {
        isLeft = true;
        return;
      }
      failedInARow = outcome === 'read' ? 0 : failedInARow + 1;
      if (outcome !== 'read' && failedInARow >= SOURCE_FAILS_AFTER) {
        throw outcome.error;
      }
      await progress.step();
    };
    await readAhead(READ_AT_ONCE, async () => {
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
        this.#workloads.read(workload, {
          ...{ syncRunId: run.id, reader, turn, pace, onEnd },
          askedFor: workload.listed_hash,
        }),
      );
    });
    await progress.finish();
    turn.signal.throwIfAborted();
    const isDone = isEmpty && !isLeft;
    if (isDone) {
      await this.#countAll(run);
    }
    return isDone;
  }

  /** What was read for people in between is read too. */
  async #countAll({ id }: SyncRunRow): Promise<void> {
    const { syncRuns } = this.#stores;
    const { total } = (await syncRuns.get(id))!;
    await syncRuns.update(id, { done: total ?? 0 });
  }

  /**
   * Reads some workloads, whatever a listing says of them. Which were tried, and
   * which of them failed, is written down with the run: its next turn reads the
   * others.
   *
   * @returns whether all was tried before the turn ended
   * @throws when the lease is over, or the store fails
   */
  async readWorkloads(
    { run, reader, turn, gate }: Reading,
    workloads: WorkloadToReadRow[],
  ): Promise<boolean> {
    const failures = fromJson<WorkloadFailure[]>(run.failures) ?? [];
    const tried = fromJson<string[]>(run.progress) ?? [];
    const waiting = workloads.filter(({ id }) => !tried.includes(id));
    const progress = await this.#begin(run, waiting.length, () => ({
      progress: JSON.stringify(tried),
      ...(failures.length > 0 && { failures: JSON.stringify(failures) }),
    }));
    const pace = new ReadingPace(turn);
    let isLeft = false;
    await readAhead(READ_AT_ONCE, async () => {
      await gate.pass();
      const workload = turn.isOver ? undefined : waiting.shift();
      if (!workload) {
        return undefined;
      }
      const { id: workloadId, name: workloadName } = workload;
      const onEnd = async (outcome: Outcome) => {
        if (outcome === 'left') {
          isLeft = true;
          return;
        }
        if (outcome !== 'read') {
          const { problem } = outcome;
          failures.push({ workloadId, workloadName, problem });
        }
        tried.push(workloadId);
        await progress.step();
      };
      const read = () =>
        this.#workloads.read(workload, {
          ...{ syncRunId: run.id, reader, turn, pace, onEnd },
          askedFor: null,
        });
      // What a person asked for, a person waits for.
      return run.trigger === 'event' ? reader.inTurn(read, true) : read();
    });
    await progress.finish();
    turn.signal.throwIfAborted();
    return waiting.length === 0 && !isLeft;
  }

  /**
   * Counts how many workloads a run has read, of how many. A run that is taken
   * up again goes on counting where it was left.
   *
   * @param alsoWrite - what is written with the count
   */
  async #begin(
    run: SyncRunRow,
    workloads: number,
    alsoWrite: () => Partial<SyncRunRow> = () => ({}),
  ): Promise<ProgressWriter> {
    const { syncRuns } = this.#stores;
    const done = Math.max(0, (run.total ?? 0) - workloads);
    await syncRuns.update(run.id, { done, total: done + workloads });
    return new ProgressWriter(done, written =>
      syncRuns.update(run.id, { done: written, ...alsoWrite() }),
    );
  }
}
