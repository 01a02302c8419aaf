import { NotFoundError } from '@backstage/errors';
import type { Problem } from 'backstage-plugin-well-architected-common';
import { describeProblem } from '../aws';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SourceRow, SyncRunRow } from '../store/tables';
import type { WorkloadFailure } from './DepthReader';
import { inMs } from './inMs';
import { listAgainAt } from './listAgainAt';
import { retryAfterMs } from './retryAfter';

/** As many failures of a run as people can read. */
const FAILURES_SHOWN = 100;

/** What is needed to tell how a source goes. */
export interface SourceOutcomeOptions {
  sourceId: string;
  stores: Stores;
  /** How often the source is listed. */
  frequencyMs: number;
}

/** Writes down how the syncs of a source went, and when it is due again. */
export class SourceOutcome {
  readonly #options: SourceOutcomeOptions;

  constructor(options: SourceOutcomeOptions) {
    this.#options = options;
  }

  /** What failed of the source, and since when something does. */
  async describe(error: unknown): Promise<Problem> {
    const { problem } = await this.source();
    const before = fromJson<Problem>(problem);
    return describeProblem(error, before?.since ?? new Date().toISOString());
  }

  /** The source could not be read, or something that concerns all of it. */
  async failed(problem: Problem): Promise<void> {
    const { sourceId, stores, frequencyMs } = this.#options;
    const failedRuns = (await this.source()).failed_runs + 1;
    await stores.sources.setFailed(sourceId, {
      problem,
      failedRuns,
      dueAt: inMs(retryAfterMs(failedRuns, frequencyMs)),
    });
  }

  /**
   * A run of some workloads was carried out to its end. What AWS has no more, a
   * listing archives: it comes soon.
   */
  async endedOfWorkloads({ failures }: SyncRunRow): Promise<void> {
    const { sourceId, stores } = this.#options;
    const failed = fromJson<WorkloadFailure[]>(failures) ?? [];
    const { problem, last_listed_at } = await this.source();
    if (problem === null && failed.some(isGone)) {
      await stores.sources.listBy(
        sourceId,
        listAgainAt(last_listed_at, Date.now()),
        new Date().toISOString(),
      );
    }
  }

  /** A run of all was carried out to its end; where something failed, the next is sooner. */
  async ended(run: SyncRunRow): Promise<void> {
    const { sourceId, stores, frequencyMs } = this.#options;
    const beganAt = run.started_at!;
    const failures = await this.#failuresSince(beganAt);
    if (failures.length > 0) {
      await stores.syncRuns.update(run.id, {
        failures: JSON.stringify(failures),
      });
    }
    const problem = fromJson<Problem>(run.problem);
    if (problem) {
      await this.failed(problem);
      return;
    }
    const { failed_runs, last_listed_at } = await this.source();
    const failedRuns = failures.length > 0 ? failed_runs + 1 : 0;
    await stores.sources.setSynced(sourceId, {
      at: new Date().toISOString(),
      beganAt,
      soonAt: listAgainAt(last_listed_at, Date.now()),
      failedRuns,
      dueAt: inMs(retryAfterMs(failedRuns, frequencyMs)),
    });
  }

  /** @throws NotFoundError for a source that is not stored */
  async source(): Promise<SourceRow> {
    const { sourceId, stores } = this.#options;
    const source = await stores.sources.get(sourceId);
    if (!source) {
      throw new NotFoundError(`There is no source ${sourceId}`);
    }
    return source;
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
}

function isGone({ problem }: WorkloadFailure): boolean {
  return problem.name === 'ResourceNotFoundException';
}
