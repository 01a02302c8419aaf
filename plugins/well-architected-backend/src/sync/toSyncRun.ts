import type {
  Problem,
  Source,
  SyncRun,
} from 'backstage-plugin-well-architected-common';
import { fromJson } from '../store/json';
import type { CountedSourceRow } from '../store/SourceStore';
import type { SyncRunRow } from '../store/tables';

/** What a run of a whole source tells of its workloads, to who may not see sources. */
const UNTOLD: Partial<SyncRun> = {
  done: 0,
  total: null,
  listed: undefined,
  archived: undefined,
  failures: [],
};

/**
 * A stored run as it is shown. Who may not see sources learns of a whole source
 * only how its run stands: neither how many workloads it has, nor which failed;
 * and of no run why.
 */
export function toSyncRun(row: SyncRunRow, seesSources: boolean): SyncRun {
  const run: SyncRun = {
    runId: row.id,
    sourceId: row.source_id,
    scope: row.scope,
    trigger: row.trigger,
    requestedBy: row.requested_by,
    state: row.state,
    done: row.done,
    total: row.total,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    listed: row.listed ?? undefined,
    archived: row.archived ?? undefined,
    problem: fromJson<Problem>(row.problem) ?? undefined,
    failures: fromJson<SyncRun['failures']>(row.failures) ?? [],
  };
  if (seesSources) {
    return run;
  }
  return {
    ...run,
    problem: undefined,
    failures: run.failures.map(({ workloadId, workloadName }) => ({
      workloadId,
      workloadName,
    })),
    ...(run.scope === 'source' && UNTOLD),
  };
}

/** A stored source as it is shown. */
export function toSource(row: CountedSourceRow): Source {
  return {
    sourceId: row.id,
    sourceName: row.name,
    accountId: row.account_id,
    region: row.region,
    configured: row.configured,
    workloads: row.workloads,
    lastListedAt: row.last_listed_at,
    nextListingAt: row.configured ? row.listing_due_at : null,
    heldArchive: fromJson<string[]>(row.held_archive)?.length,
    problem: fromJson<Problem>(row.problem) ?? undefined,
  };
}
