import type { Knex } from 'knex';
import type { ColumnsOf } from './prepareReading';
import type { TaskRow } from './tables';

/** A task with what is known of its owner. */
export interface OwnedTaskRow extends TaskRow {
  /** What the catalog last said of the owner; null where it was not asked. */
  owner_in_catalog: boolean | null;
}

/** A task with the names that people know its place by. */
export interface NamedTaskRow extends OwnedTaskRow {
  workload_name: string;
  workload_arn: string;
  region: string;
  lens_name: string | null;
  pillar_name: string | null;
  /** What a list is sorted by, where that is not what to fix first alone. */
  sort_value?: string | number;
}

export const TASK: ColumnsOf<TaskRow> = {
  id: true,
  workload_id: true,
  lens_alias: true,
  question_id: true,
  pillar_id: true,
  title: true,
  risk: true,
  state: true,
  state_changed_at: true,
  owner_ref: true,
  due_date: true,
  note: true,
  ticket_url: true,
  acceptance_reason: true,
  approved_by: true,
  accepted_until: true,
  rank: true,
  priority: true,
  position: true,
  fix_order: true,
  version: true,
  created_at: true,
  updated_at: true,
};

export const OWNED_TASK: ColumnsOf<OwnedTaskRow> = {
  ...TASK,
  owner_in_catalog: true,
};

export const NAMED_TASK: ColumnsOf<Omit<NamedTaskRow, 'sort_value'>> = {
  ...OWNED_TASK,
  workload_name: true,
  workload_arn: true,
  region: true,
  lens_name: true,
  pillar_name: true,
};

/**
 * Tasks beside the names that people know their places by.
 *
 * @param some - selects the ids of the tasks; of a few it is cheaper to find and
 *   sort these first, without all the rest of them
 */
export function namedTasks(
  knex: Knex,
  some?: Knex.QueryBuilder,
): Knex.QueryBuilder {
  const tasks = (
    some
      ? knex.from(some.as('some')).join('tasks', 'tasks.id', 'some.id')
      : knex('tasks')
  )
    .join('workloads', 'workloads.id', 'tasks.workload_id')
    .leftJoin('lens_reviews', join =>
      join
        .on('lens_reviews.workload_id', 'tasks.workload_id')
        .andOn('lens_reviews.lens_alias', 'tasks.lens_alias'),
    );
  return withOwners(joinPillars(tasks)).select(
    'tasks.*',
    'workloads.name as workload_name',
    'workloads.arn as workload_arn',
    'workloads.region as region',
    'lens_reviews.lens_name as lens_name',
    'pillar_reviews.pillar_name as pillar_name',
  );
}

/** Puts what is known of their owners beside tasks. */
export function withOwners(tasks: Knex.QueryBuilder): Knex.QueryBuilder {
  return tasks
    .leftJoin('entities as owners', 'owners.entity_ref', 'tasks.owner_ref')
    .select('owners.in_catalog as owner_in_catalog');
}

/** Puts the names of their pillars, and the places of these in their lens, beside tasks. */
export function joinPillars(tasks: Knex.QueryBuilder): Knex.QueryBuilder {
  return tasks.leftJoin('pillar_reviews', join =>
    join
      .on('pillar_reviews.workload_id', 'tasks.workload_id')
      .andOn('pillar_reviews.lens_alias', 'tasks.lens_alias')
      .andOn('pillar_reviews.pillar_id', 'tasks.pillar_id'),
  );
}
