import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Problem } from 'backstage-plugin-well-architected-common';
import { setTimeout as sleep } from 'timers/promises';
import type { SourceReader } from '../aws';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SourceRow, SyncRunRow } from '../store/tables';
import { DepthReader } from './DepthReader';
import { Gate } from './Gate';
import { inMs } from './inMs';
import { isReportWorthwhile } from './isReportWorthwhile';
import { ListingReader, type ListingReaderOptions } from './ListingReader';
import { ReportReader } from './ReportReader';
import { soonOrLater } from './soonOrLater';
import { SourceOutcome } from './SourceOutcome';
import type { Turn } from './Turn';
import { isOfWorkloads, mostUrgent } from './urgency';
import type { WorkloadReaderOptions } from './WorkloadReader';

/** How often a run looks for what goes before it. */
const LOOK_EVERY_MS = 1000;

/** What the sync of one source needs. */
export interface SourceSyncOptions
  extends ListingReaderOptions,
    WorkloadReaderOptions {
  sourceId: string;
  stores: Stores;
  logger: LoggerService;
  linkTag: string;
  /** How long until all workloads are compared with the report again. */
  comparisonMs: number;
  /** A reader of the source; its credentials may fail. */
  reader: () => Promise<SourceReader>;
}

/** Syncs one source, a turn at a time. */
export class SourceSync {
  readonly #options: SourceSyncOptions;
  readonly #listing: ListingReader;
  readonly #report: ReportReader;
  readonly #depth: DepthReader;
  readonly #outcome: SourceOutcome;

  constructor(options: SourceSyncOptions) {
    this.#options = options;
    this.#listing = new ListingReader(options);
    this.#report = new ReportReader(options);
    this.#depth = new DepthReader(options);
    this.#outcome = new SourceOutcome(options);
  }

  /**
   * Does what is due, the most urgent first. What is left when the turn ends
   * stays marked as running, and is taken up again by the next turn, wherever
   * that is.
   */
  async work(turn: Turn): Promise<void> {
    const { sourceId, stores } = this.#options;
    while (!turn.isOver) {
      const due = await stores.syncRuns.due(sourceId, now());
      const run = due && mostUrgent(due.runs);
      if (run) {
        await this.#carryOut(run, turn);
      } else if (due && due.listingDueAt <= now()) {
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

  async #carryOut({ id }: SyncRunRow, turn: Turn): Promise<void> {
    const { stores } = this.#options;
    const run = await stores.syncRuns.start(id, now());
    try {
      if (!(await this.#lettingPass(run, turn))) {
        return;
      }
      await stores.syncRuns.update(id, {
        state: endedAs((await stores.syncRuns.get(id))!),
        finished_at: now(),
      });
    } catch (error) {
      if (turn.signal.aborted) {
        return;
      }
      const problem = await this.#outcome.describe(error);
      await this.#outcome.failed(problem);
      await stores.syncRuns.update(id, {
        state: 'failed',
        problem: JSON.stringify(problem),
        finished_at: now(),
      });
      this.#warn(problem);
    }
  }

  #warn({ name, message, operation, requestId }: Problem): void {
    const { logger, sourceId } = this.#options;
    logger.warn(`Sync of ${sourceId} failed: ${name}: ${message}`, {
      operation: operation ?? '',
      requestId: requestId ?? '',
    });
  }

  /**
   * Syncs what a run is of, and lets pass what is more urgent.
   *
   * @returns whether all was done before the turn ended
   */
  async #lettingPass(run: SyncRunRow, turn: Turn): Promise<boolean> {
    const gate = new Gate();
    const ended = new AbortController();
    const passing = this.#letPass(run, gate, ended.signal, turn);
    try {
      return isOfWorkloads(run)
        ? await this.#syncWorkloads(run, turn, gate)
        : await this.#syncSource(run, turn, gate);
    } finally {
      ended.abort();
      await passing;
    }
  }

  async #syncSource(run: SyncRunRow, turn: Turn, gate: Gate): Promise<boolean> {
    const { stores } = this.#options;
    const reader = await this.#options.reader();
    const source = await this.#outcome.source();
    let { phase, progress } = run;
    if (phase === 'listing') {
      const listed = await this.#listing.read(run, source, reader, turn);
      if (listed === undefined) {
        return false;
      }
      phase = (await this.#isReportDue(source, listed)) ? 'report' : 'details';
      progress = null;
      await stores.syncRuns.update(run.id, { phase });
    }
    if (phase === 'report') {
      const reading = { ...run, progress };
      if (!(await this.#compare(reading, source, reader, turn))) {
        return false;
      }
    }
    if (!(await this.#depth.readSource({ run, reader, turn, gate }))) {
      return false;
    }
    await this.#outcome.ended((await stores.syncRuns.get(run.id))!);
    return true;
  }

  /**
   * Compares the source with its report. What keeps the report from being read
   * is written down, and keeps no details from being read.
   *
   * @returns whether all of it was tried before the turn ended
   */
  async #compare(
    run: SyncRunRow,
    source: SourceRow,
    reader: SourceReader,
    turn: Turn,
  ): Promise<boolean> {
    const { stores, comparisonMs } = this.#options;
    try {
      if (!(await this.#report.read(run, source, reader, turn))) {
        return false;
      }
    } catch (error) {
      turn.signal.throwIfAborted();
      const problem = await this.#outcome.describe(error);
      await stores.syncRuns.update(run.id, {
        phase: 'details',
        problem: JSON.stringify(problem),
      });
      this.#warn(problem);
      return true;
    }
    await stores.sources.setCompared(
      source.id,
      inMs(soonOrLater(comparisonMs)),
    );
    await stores.syncRuns.update(run.id, { phase: 'details' });
    return true;
  }

  async #isReportDue(source: SourceRow, listed: number): Promise<boolean> {
    const { stores, comparisonMs } = this.#options;
    const isDue = isReportWorthwhile({
      listed,
      unscored: await stores.workloads.countUnscored(source.id),
      comparisonDueAt: source.comparison_due_at,
      now: now(),
    });
    if (!isDue && source.comparison_due_at === null) {
      await stores.sources.setCompared(
        source.id,
        inMs(soonOrLater(comparisonMs)),
      );
    }
    return isDue;
  }

  async #letPass(
    run: SyncRunRow,
    gate: Gate,
    ended: AbortSignal,
    turn: Turn,
  ): Promise<void> {
    const { sourceId, logger } = this.#options;
    while (!ended.aborted && !turn.isOver) {
      const hasPassed = await this.#letNextPass(run, gate, turn).catch(
        error => {
          // The store is away; what is asked for stands in it, and is not lost.
          logger.warn(
            `What is asked for of ${sourceId} has to wait: ${stringifyError(
              error,
            )}`,
          );
        },
      );
      if (!hasPassed) {
        await sleep(LOOK_EVERY_MS, undefined, {
          signal: ended,
          ref: false,
        }).catch(() => {});
      }
    }
  }

  /** @returns whether something was waiting */
  async #letNextPass(
    run: SyncRunRow,
    gate: Gate,
    turn: Turn,
  ): Promise<boolean> {
    const { sourceId, stores } = this.#options;
    const due = await stores.syncRuns.due(sourceId, now());
    const next = due && mostUrgent(due.runs, run);
    if (next) {
      gate.close();
      await this.#carryOut(next, turn).finally(() => gate.open());
    }
    return next !== undefined;
  }

  async #syncWorkloads(
    run: SyncRunRow,
    turn: Turn,
    gate: Gate,
  ): Promise<boolean> {
    const { syncRuns, workloads } = this.#options.stores;
    const reader = await this.#options.reader();
    const isDone = await this.#depth.readWorkloads(
      { run, reader, turn, gate },
      await workloads.getAll(workloadIdsOf(run)),
    );
    if (isDone) {
      await this.#outcome.endedOfWorkloads((await syncRuns.get(run.id))!);
    }
    return isDone;
  }
}

/** How a run ended that was carried out to its end. */
function endedAs({ problem, failures }: SyncRunRow): SyncRunRow['state'] {
  if (problem !== null) {
    return 'failed';
  }
  return failures === null ? 'succeeded' : 'incomplete';
}

function workloadIdsOf(run: SyncRunRow): string[] {
  return fromJson<string[]>(run.workload_ids) ?? [];
}

function now(): string {
  return new Date().toISOString();
}
