import type { Knex } from 'knex';
import { fixOrder } from '../remediation/fixOrder';
import type {
  SourceRow,
  SyncRunRow,
  TaskRow,
  WorkloadRow,
} from '../store/tables';

const THEN = '2026-01-01T00:00:00.000Z';

/** Stores a source, with columns that suit most tests. */
export async function insertSource(
  knex: Knex,
  changes: Partial<SourceRow> = {},
): Promise<SourceRow> {
  // Schemas from before it are tested too.
  const source: Omit<SourceRow, 'told_at'> = {
    id: '111122223333:eu-west-1',
    name: 'Shop',
    account_id: '111122223333',
    region: 'eu-west-1',
    configured: true,
    last_listed_at: null,
    listing_due_at: THEN,
    held_archive: null,
    problem: null,
    comparison_due_at: null,
    synced_at: null,
    failed_runs: 0,
    ...changes,
  };
  await knex('sources').insert(source);
  return { told_at: null, ...source };
}

/** Stores a workload of a stored source, as it is before its first read. */
export async function insertWorkload(
  knex: Knex,
  changes: Partial<WorkloadRow> & { id: string },
): Promise<WorkloadRow> {
  const workload: WorkloadRow = {
    arn: `arn:aws:wellarchitected:eu-west-1:111122223333:workload/${changes.id}`,
    source_id: '111122223333:eu-west-1',
    account_id: '111122223333',
    region: 'eu-west-1',
    name: changes.id,
    environment: null,
    review_owner: null,
    improvement_status: null,
    description: '',
    notes: '',
    tags: '{}',
    aws_updated_at: THEN,
    read_hash: null,
    read_at: null,
    archived_at: null,
    problem: null,
    listed_hash: null,
    high_risks: 0,
    report_hash: null,
    read_report_hash: null,
    scored_at: null,
    views: 0,
    failed_at: null,
    ...changes,
  };
  await knex('workloads').insert(workload);
  return workload;
}

/** Stores a sync run of a stored source, as it is when it is queued. */
export async function insertSyncRun(
  knex: Knex,
  changes: Partial<SyncRunRow> & { id: string },
): Promise<SyncRunRow> {
  const run: SyncRunRow = {
    source_id: '111122223333:eu-west-1',
    scope: 'source',
    workload_ids: null,
    trigger: 'schedule',
    requested_by: null,
    state: 'queued',
    done: 0,
    total: null,
    listed: null,
    archived: null,
    queued_at: THEN,
    started_at: null,
    finished_at: null,
    problem: null,
    failures: null,
    phase: 'listing',
    progress: null,
    due_at: THEN,
    ...changes,
  };
  await knex('sync_runs').insert(run);
  return run;
}

/** A task as it is stored; what does not matter has some value. */
export function taskRow(row: Partial<TaskRow> = {}): TaskRow {
  const { id = 'task' } = row;
  const task: Omit<TaskRow, 'fix_order'> = {
    id,
    workload_id: 'workload',
    lens_alias: 'wellarchitected',
    question_id: id,
    pillar_id: 'security',
    title: id,
    risk: 'HIGH',
    state: 'open',
    state_changed_at: THEN,
    owner_ref: null,
    due_date: null,
    note: '',
    ticket_url: null,
    acceptance_reason: null,
    approved_by: null,
    accepted_until: null,
    rank: null,
    priority: 0,
    position: 0,
    version: 1,
    created_at: THEN,
    updated_at: THEN,
    ...row,
  };
  return { fix_order: fixOrder(task), ...task };
}

/** Stores a source with workloads, each linked to `component:default/<its id>`. */
export async function storeWorkloads(
  knex: Knex,
  workloads: Array<Partial<WorkloadRow> & { id: string }>,
): Promise<void> {
  await insertSource(knex);
  for (const workload of workloads) {
    const { id } = await insertWorkload(knex, workload);
    await knex('links').insert({
      workload_id: id,
      entity_ref: `component:default/${id}`,
      origin: 'tag',
      created_at: THEN,
    });
  }
}
