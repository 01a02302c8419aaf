import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, stringifyError } from '@backstage/errors';
import type { Problem } from 'backstage-plugin-well-architected-common';
import { setTimeout as sleep } from 'timers/promises';
import { describeProblem, type SourceReader } from '../aws';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SourceRow, SyncRunRow } from '../store/tables';
import {
  DepthReader,
  type DepthReaderOptions,
  type WorkloadFailure,
} from './DepthReader';
import { Gate } from './Gate';
import { isReportWorthwhile } from './isReportWorthwhile';
import { listAgainAt } from './listAgainAt';
import { ListingReader, type ListingReaderOptions } from './ListingReader';
import { ReportReader } from './ReportReader';
import { retryAfterMs } from './retryAfter';
import { soonOrLater } from './soonOrLater';
import type { Turn } from './Turn';

/** How often a run of a whole source looks for what people wait for. */
const LOOK_EVERY_MS = 1000;

/** As many failures of a run as people can read. */
const FAILURES_SHOWN = 100;

/** What the sync of one source needs. */
export interface SourceSyncOptions
  extends ListingReaderOptions,
    DepthReaderOptions {
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

  constructor(options: SourceSyncOptions) {
    this.#options = options;
    this.#listing = new ListingReader(options);
    this.#report = new ReportReader(options);
    this.#depth = new DepthReader(options);
  }

  /**
   * Does what is due: syncs of some workloads, which people wait for, before
   * those of the source. What is left when the turn ends stays marked as
   * running, and is taken up again by the next turn, wherever that is.
   */
  async work(turn: Turn): Promise<void> {
    const { sourceId, stores } = this.#options;
    while (!turn.isOver) {
      const due = await stores.syncRuns.due(sourceId, now());
      const run = due?.runs.find(isOfWorkloads) ?? due?.runs[0];
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
    const { stores, logger, sourceId } = this.#options;
    const run = await stores.syncRuns.start(id, now());
    try {
      const isDone = isOfWorkloads(run)
        ? await this.#syncWorkloads(run, turn)
        : await this.#syncSource(run, turn);
      if (!isDone) {
        return;
      }
      const { failures } = (await stores.syncRuns.get(id))!;
      await stores.syncRuns.update(id, {
        state: failures === null ? 'succeeded' : 'incomplete',
        finished_at: now(),
      });
    } catch (error) {
      if (turn.signal.aborted) {
        return;
      }
      const problem = await this.#sourceFailed(error);
      await stores.syncRuns.update(id, {
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

  /** @returns whether all was done before the turn ended */
  async #syncSource(run: SyncRunRow, turn: Turn): Promise<boolean> {
    const gate = new Gate();
    const ended = new AbortController();
    const people = this.#servePeople(gate, ended.signal, turn);
    try {
      return await this.#goThroughPhases(run, turn, gate);
    } finally {
      ended.abort();
      await people;
    }
  }

  async #goThroughPhases(
    run: SyncRunRow,
    turn: Turn,
    gate: Gate,
  ): Promise<boolean> {
    const { stores, comparisonMs } = this.#options;
    const reader = await this.#options.reader();
    const source = await this.#source();
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
      if (!(await this.#report.read(reading, source, reader, turn))) {
        return false;
      }
      await stores.sources.setCompared(
        source.id,
        inMs(soonOrLater(comparisonMs)),
      );
      await stores.syncRuns.update(run.id, { phase: 'details' });
    }
    if (!(await this.#depth.readSource({ run, reader, turn }, gate))) {
      return false;
    }
    const failures = await this.#failuresSince(run.started_at!);
    await this.#keepFailures(run, failures);
    await this.#sourceSynced(run, failures.length > 0);
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

  /** While the source is read, what people wait for goes before. */
  async #servePeople(
    gate: Gate,
    ended: AbortSignal,
    turn: Turn,
  ): Promise<void> {
    const { sourceId, logger } = this.#options;
    while (!ended.aborted && !turn.isOver) {
      const isServed = await this.#serveNext(gate, turn).catch(error => {
        // The store is away; what they wait for stands in it, and is not lost.
        logger.warn(
          `What people wait for of ${sourceId} has to wait: ${stringifyError(
            error,
          )}`,
        );
      });
      if (!isServed) {
        await sleep(LOOK_EVERY_MS, undefined, {
          signal: ended,
          ref: false,
        }).catch(() => {});
      }
    }
  }

  /** @returns whether somebody waited for something */
  async #serveNext(gate: Gate, turn: Turn): Promise<boolean> {
    const { sourceId, stores } = this.#options;
    const due = await stores.syncRuns.due(sourceId, now());
    const run = due?.runs.find(isOfWorkloads);
    if (run) {
      gate.close();
      await this.#carryOut(run, turn).finally(() => gate.open());
    }
    return run !== undefined;
  }

  /** @returns whether all was done before the turn ended */
  async #syncWorkloads(run: SyncRunRow, turn: Turn): Promise<boolean> {
    const { workloads } = this.#options.stores;
    const reader = await this.#options.reader();
    const failed = fromJson<WorkloadFailure[]>(run.failures) ?? [];
    const hasFailed = new Set(failed.map(({ workloadId }) => workloadId));
    const rows = await workloads.getAll(workloadIdsOf(run));
    const { failures, isDone } = await this.#depth.readWorkloads(
      { run, reader, turn },
      rows.filter(
        ({ id, read_at }) => !isSince(read_at, run) && !hasFailed.has(id),
      ),
    );
    await this.#keepFailures(run, [...failed, ...failures]);
    return isDone;
  }

  async #keepFailures(
    run: SyncRunRow,
    failures: WorkloadFailure[],
  ): Promise<void> {
    if (failures.length > 0) {
      await this.#options.stores.syncRuns.update(run.id, {
        failures: JSON.stringify(failures),
      });
    }
  }

  async #failuresSince(since: string): Promise<WorkloadFailure[]> {
    const { stores, sourceId } = this.#options;
    const failed = await stores.workloads.listFailed({
      sourceId,
      since,
      limit: FAILURES_SHOWN,
    });
    return failed.map(({ id, name, problem }) => ({
      workloadId: id,
      workloadName: name,
      problem: JSON.parse(problem!),
    }));
  }

  /** Where some workloads failed, all is listed again sooner. */
  async #sourceSynced(run: SyncRunRow, isIncomplete: boolean): Promise<void> {
    const { stores, sourceId, frequencyMs } = this.#options;
    const { failed_runs, last_listed_at } = await this.#source();
    const failedRuns = isIncomplete ? failed_runs + 1 : 0;
    await stores.sources.setSynced(sourceId, {
      at: now(),
      beganAt: run.started_at!,
      soonAt: listAgainAt(last_listed_at, Date.now()),
      failedRuns,
      dueAt: inMs(retryAfterMs(failedRuns, frequencyMs)),
    });
  }

  async #sourceFailed(error: unknown): Promise<Problem> {
    const { sourceId, stores, frequencyMs } = this.#options;
    const source = await this.#source();
    const before = fromJson<Problem>(source.problem);
    const problem = describeProblem(error, before?.since ?? now());
    const failedRuns = source.failed_runs + 1;
    await stores.sources.setFailed(sourceId, {
      problem,
      failedRuns,
      dueAt: inMs(retryAfterMs(failedRuns, frequencyMs)),
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

function isOfWorkloads({ scope }: SyncRunRow): boolean {
  return scope === 'workloads';
}

function workloadIdsOf(run: SyncRunRow): string[] {
  return fromJson<string[]>(run.workload_ids) ?? [];
}

function isSince(moment: string | null, run: SyncRunRow): boolean {
  return moment !== null && moment >= run.started_at!;
}

function now(): string {
  return new Date().toISOString();
}

function inMs(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
