import type {
  Problem,
  Source,
  SyncRun,
} from 'backstage-plugin-well-architected-common';
import { fromJson } from '../store/json';
import type { CountedSourceRow } from '../store/SourceStore';
import type { SyncRunRow } from '../store/tables';

/** A stored run as it is shown; with what failed for those who may see it. */
export function toSyncRun(row: SyncRunRow, seesProblems: boolean): SyncRun {
  const failures = fromJson<SyncRun['failures']>(row.failures) ?? [];
  const problem = fromJson<Problem>(row.problem);
  return {
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
    problem: seesProblems && problem ? problem : undefined,
    failures: seesProblems
      ? failures
      : failures.map(({ workloadId, workloadName }) => ({
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
