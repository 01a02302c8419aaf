import type { WorkloadSummary } from '../aws';
import type { SourceRow } from '../store/tables';
import type { StoredWorkload } from '../store/WorkloadStore';

/** What a complete listing of a source asks for. */
export interface SyncPlan {
  /** Listed for the first time. */
  add: WorkloadSummary[];
  /**
   * To be read in depth; includes what is added. What failed before comes last,
   * so that it keeps nothing else from being read.
   */
  read: WorkloadSummary[];
  /**
   * Read by another source that lacks it now, that left the configuration, or
   * that does not own it as this one does: this one goes on with it.
   */
  adopt: string[];
  /** Archived, and listed again. */
  restore: string[];
  /** Their tags are others than those stored. */
  retag: Array<{ id: string; tags: Record<string, string> }>;
  /** Stored, not archived, and not listed any more. */
  gone: string[];
}

/**
 * Compares a complete listing with what is stored. Only a workload whose
 * summary is another than the one whose details are stored is read again, or
 * one that could not be read last time.
 */
export function planSync(input: {
  source: Pick<SourceRow, 'id' | 'account_id'>;
  listed: WorkloadSummary[];
  stored: StoredWorkload[];
  /** The tags of a workload; undefined where they were not listed. */
  tagsOf: (workload: WorkloadSummary) => Record<string, string> | undefined;
  /** Whether another configured source reads the account that owns a workload. */
  isReadByOwner: (ownerAccountId: string) => boolean;
}): SyncPlan {
  const { source, stored, tagsOf, isReadByOwner } = input;
  const storedById = new Map(stored.map(row => [row.id, row]));
  const plan: SyncPlan = {
    add: [],
    read: [],
    adopt: [],
    restore: [],
    retag: [],
    gone: [],
  };

  const hasFailed = ({ workloadId }: WorkloadSummary) =>
    Boolean(storedById.get(workloadId)?.problem);

  // Shared workloads are listed by every account that sees them.
  const listed = input.listed.filter(summary => {
    const row = storedById.get(summary.workloadId);
    const isAnothers =
      row &&
      row.source_id !== source.id &&
      row.configured &&
      row.archived_at === null &&
      summary.ownerAccountId !== source.account_id;
    return !isAnothers && !isReadByOwner(summary.ownerAccountId);
  });

  for (const summary of listed) {
    const id = summary.workloadId;
    const row = storedById.get(id);
    if (!row) {
      plan.add.push(summary);
      plan.read.push(summary);
      continue;
    }
    if (row.source_id !== source.id) {
      plan.adopt.push(id);
    }
    if (row.archived_at !== null) {
      plan.restore.push(id);
    }
    if (row.read_hash !== summary.hash || row.problem !== null) {
      plan.read.push(summary);
      continue;
    }
    const tags = tagsOf(summary);
    if (tags && !hasSameTags(JSON.parse(row.tags), tags)) {
      plan.retag.push({ id, tags });
    }
  }

  plan.read.sort((a, b) => Number(hasFailed(a)) - Number(hasFailed(b)));

  const listedIds = new Set(listed.map(({ workloadId }) => workloadId));
  plan.gone = stored
    .filter(row => row.source_id === source.id && row.archived_at === null)
    .map(({ id }) => id)
    .filter(id => !listedIds.has(id));
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
