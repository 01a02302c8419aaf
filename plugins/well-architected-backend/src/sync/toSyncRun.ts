import type {
  Problem,
  Source,
  SyncRun,
} from 'backstage-plugin-well-architected-common';
import { fromJson } from '../store/json';
import type { CountedSourceRow } from '../store/SourceStore';
import type { SyncRunRow } from '../store/tables';

/**
 * A stored run as it is shown. Who may not see sources learns of a whole source
 * only how its run stands: neither how many workloads it has, nor which failed.
 */
export function toSyncRun(row: SyncRunRow, seesSources: boolean): SyncRun {
  const isCounted = seesSources || row.scope === 'workloads';
  const failures = fromJson<SyncRun['failures']>(row.failures) ?? [];
  const problem = fromJson<Problem>(row.problem);
  return {
    runId: row.id,
    sourceId: row.source_id,
    scope: row.scope,
    trigger: row.trigger,
    requestedBy: row.requested_by,
    state: row.state,
    done: isCounted ? row.done : 0,
    total: isCounted ? row.total : null,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    listed: isCounted ? row.listed ?? undefined : undefined,
    archived: isCounted ? row.archived ?? undefined : undefined,
    problem: seesSources && problem ? problem : undefined,
    failures: seesSources
      ? failures
      : failures
          .filter(() => isCounted)
          .map(({ workloadId, workloadName }) => ({
            workloadId,
            workloadName,
          })),
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
