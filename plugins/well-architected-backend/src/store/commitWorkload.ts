import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { insertAll } from './insertAll';
import { replaceLinks } from './LinkStore';
import { recordHistory } from './recordHistory';
import { storeMilestones } from './storeMilestones';
import { storeReviewSteps } from './storeReview';
import type { TaskRow, WorkloadRow } from './tables';
import type { Before, StoreStep, WorkloadCommit } from './WorkloadCommit';

/** What a read stores, after the workload itself. */
const STEPS: StoreStep[] = [
  ...storeReviewSteps,
  storeNewMilestones,
  storeTagLinks,
  storeTasks,
];

/**
 * Stores a read of a workload, whole or not at all, and of it what differs.
 *
 * @param giveWay - lets others go first; on PostgreSQL before each step
 * @returns 'abandoned' when a read that began later is stored already, 'unseen'
 * when it is the first one, and nobody has opened the workload before
 */
export async function commitWorkload(
  knex: Knex,
  commit: WorkloadCommit,
  giveWay: () => Promise<void>,
): Promise<'changed' | 'unchanged' | 'unseen' | 'abandoned'> {
  return knex.transaction(async tx => {
    const held = await holdWorkload(tx, commit);
    if (!held) {
      return 'abandoned';
    }
    const { before, views } = held;
    let isChanged = false;
    for (const step of STEPS) {
      // On SQLite the others would wait for the connection that is held here.
      if (isPostgres(tx)) {
        await giveWay();
      }
      isChanged = (await step(tx, commit, before)) || isChanged;
    }
    if (before !== 'details' && views === 0) {
      return 'unseen';
    }
    return isChanged ? 'changed' : 'unchanged';
  });
}

/**
 * Stores the workload itself. Holds its row until the transaction ends, so that
 * two reads of it and the tasks they follow come one after the other.
 */
async function holdWorkload(
  tx: Knex.Transaction,
  { workload: { id, ...columns }, listedHash }: WorkloadCommit,
): Promise<{ before: Before; views: number } | undefined> {
  const row = {
    ...columns,
    // A listing that came after the read began knows better.
    listed_hash: tx.raw(
      "case when coalesce(listed_hash, '') = ? then ? else listed_hash end",
      [listedHash ?? '', columns.read_hash],
    ),
    // What the report told last was of the review before: this one takes its
    // place, or a review that went back to that would be no other to the report.
    report_hash: tx.raw(
      'case when report_hash = read_report_hash then ? else report_hash end',
      [columns.read_report_hash],
    ),
    archived_at: null,
    problem: null,
    failed_at: null,
  };
  const [first] = await tx<WorkloadRow>('workloads')
    .where({ id })
    .whereNull('read_at')
    .update(row)
    .returning(['scored_at', 'views']);
  if (first) {
    const before = first.scored_at === null ? 'nothing' : 'scores';
    return { before, views: first.views };
  }
  const updated = await tx<WorkloadRow>('workloads')
    .where({ id })
    .where('read_at', '<=', columns.read_at)
    .update(row);
  return updated === 0 ? undefined : { before: 'details', views: 0 };
}

async function storeNewMilestones(
  tx: Knex.Transaction,
  { workload, milestones }: WorkloadCommit,
): Promise<boolean> {
  await storeMilestones(tx, workload.id, milestones);
  return milestones.length > 0;
}

async function storeTagLinks(
  tx: Knex.Transaction,
  { workload: { id: workload_id, read_at }, taggedEntityRefs }: WorkloadCommit,
): Promise<boolean> {
  return replaceLinks(tx, {
    where: { workload_id, origin: 'tag' },
    links: taggedEntityRefs.map(entity_ref => ({ workload_id, entity_ref })),
    now: read_at,
  });
}

async function storeTasks(
  tx: Knex.Transaction,
  { workload, followRisks }: WorkloadCommit,
  before: Before,
): Promise<boolean> {
  const tasks = before === 'details' ? await lockTasks(tx, workload.id) : [];
  const { inserts, updates, history } = followRisks(tasks);
  await insertAll(tx, 'tasks', inserts);
  const raised = new Set(history.map(({ task_id }) => task_id));
  for (const { id, version, ...changes } of updates) {
    const changed = await tx<TaskRow>('tasks')
      .where({ id, version: raised.has(id) ? version - 1 : version })
      .update({ version, ...changes });
    if (changed !== 1) {
      throw new ConflictError(`Task ${id} changed while it was followed`);
    }
  }
  await recordHistory(tx, history);
  return inserts.length > 0 || updates.length > 0;
}

async function lockTasks(
  tx: Knex.Transaction,
  workload_id: string,
): Promise<TaskRow[]> {
  const query = tx<TaskRow>('tasks').where({ workload_id });
  // SQLite has one writer at a time and knows no row locks. On PostgreSQL all who
  // change several tasks lock them in the order of their ids.
  return isPostgres(tx) ? query.orderBy('id').forUpdate() : query;
}

function isPostgres(tx: Knex.Transaction): boolean {
  return tx.client.config.client === 'pg';
}
