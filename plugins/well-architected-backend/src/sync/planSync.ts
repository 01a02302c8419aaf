import type { WorkloadSummary } from '../aws';
import type { SourceRow } from '../store/tables';
import type { StoredWorkload } from '../store/WorkloadStore';

/** What a complete listing of a source asks for. */
export interface SyncPlan {
  /** Listed for the first time. */
  add: WorkloadSummary[];
  /** Listed as it was not before: to be read. */
  change: WorkloadSummary[];
  /** Not read for so long that it is read although it is listed as it was. */
  reread: string[];
  /**
   * Read by another source that lacks it now, that left the configuration, or
   * that does not own it as this one does: this one goes on with it.
   */
  adopt: string[];
  /** Archived, and listed again. */
  restore: string[];
  /** Stored with other tags. */
  retag: Array<{ id: string; tags: Record<string, string> }>;
  /** Stored, not archived, and not listed any more. */
  gone: string[];
}

/** How what no listing shows is found: every workload is read again, slowly. */
export interface RereadRule {
  /** What was read before this moment is read again. */
  before: string;
  /** How many workloads one listing has read again. */
  atMost: number;
}

/**
 * Compares a complete listing with what is stored. Only a workload that is
 * listed as it was not before is read again, and some that were not read for
 * long.
 */
export function planSync(input: {
  source: Pick<SourceRow, 'id' | 'account_id'>;
  listed: WorkloadSummary[];
  stored: StoredWorkload[];
  /** The tags of a workload; undefined where they were not listed. */
  tagsOf: (workload: WorkloadSummary) => Record<string, string> | undefined;
  /** Whether another configured source reads the account that owns a workload. */
  isReadByOwner: (ownerAccountId: string) => boolean;
  reread: RereadRule;
}): SyncPlan {
  const { source, stored, tagsOf, isReadByOwner } = input;
  const storedById = new Map(stored.map(row => [row.id, row]));
  const plan: SyncPlan = {
    add: [],
    change: [],
    reread: [],
    adopt: [],
    restore: [],
    retag: [],
    gone: [],
  };

  // Shared workloads are listed by every account that sees them.
  const listed = input.listed.filter(summary => {
    const row = storedById.get(summary.workloadId);
    const isAnothers =
      row &&
      row.source_id !== source.id &&
      row.configured &&
      row.archived_at === null &&
      summary.ownerAccountId !== source.account_id;
    // Until the source of its owner adopts it, which may not be read yet.
    const isOurs = row?.source_id === source.id && row.archived_at === null;
    return !isAnothers && (isOurs || !isReadByOwner(summary.ownerAccountId));
  });

  for (const summary of listed) {
    const id = summary.workloadId;
    const row = storedById.get(id);
    if (!row) {
      plan.add.push(summary);
      continue;
    }
    if (row.listed_hash !== summary.hash) {
      plan.change.push(summary);
    }
    const tags = tagsOf(summary);
    if (tags && !hasSameTags(JSON.parse(row.tags), tags)) {
      plan.retag.push({ id, tags });
    }
    if (row.source_id !== source.id) {
      plan.adopt.push(id);
    }
    if (row.archived_at !== null) {
      plan.restore.push(id);
    }
  }

  const listedIds = new Set(listed.map(({ workloadId }) => workloadId));
  plan.gone = stored
    .filter(row => row.source_id === source.id && row.archived_at === null)
    .map(({ id }) => id)
    .filter(id => !listedIds.has(id));
  plan.reread = stored
    .filter(
      row =>
        listedIds.has(row.id) &&
        row.read_hash === row.listed_hash &&
        row.read_at !== null &&
        row.read_at < input.reread.before,
    )
    .sort((a, b) => a.read_at!.localeCompare(b.read_at!))
    .slice(0, input.reread.atMost)
    .map(({ id }) => id);
  return plan;
}

function hasSameTags(
  a: Record<string, string>,
  b: Record<string, string>,
): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => a[key] === b[key])
  );
}
