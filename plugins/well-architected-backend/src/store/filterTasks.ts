import type { TaskListQuery } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { matchWords } from './matchWords';
import { joinPillars } from './namedTasks';
import type { TaskScope } from './TaskScope';
import { TO_DO } from './taskStates';

/** Which tasks of a list; owners by their references, `none`, or `left`. */
export type StoredTaskQuery = Omit<TaskListQuery, 'entityRef'> & {
  /** The day, YYYY-MM-DD. */
  today: string;
};

const SEARCHED = [
  'tasks.title',
  'tasks.note',
  'workloads.name',
  'pillar_reviews.pillar_name',
];

/** All tasks beside their workloads, and the column that tells these apart. */
interface AllTasks {
  tasks: Knex.QueryBuilder;
  workloadId: 'tasks.workload_id' | 'workloads.id';
}

/** The tasks of a query, beside no more than what it takes to tell them. */
export function filterTasks(
  knex: Knex,
  scope: TaskScope,
  query: StoredTaskQuery,
): Knex.QueryBuilder {
  const all: AllTasks = {
    tasks: knex('tasks').join('workloads', 'workloads.id', 'tasks.workload_id'),
    // By that of the workloads, PostgreSQL would read all of these for a few tasks.
    workloadId: 'tasks.workload_id',
  };
  return filter(knex, all, scope, query);
}

/**
 * The same tasks, to be counted. Where they may be anybody's, SQLite goes from
 * workload to workload, as it walks a cross join the way it is written: so it
 * looks whether one may be seen once, and not for each of its tasks.
 */
export function tasksToCount(
  knex: Knex,
  scope: TaskScope,
  query: StoredTaskQuery,
): Knex.QueryBuilder {
  if (scope.entities !== 'any' || query.owner || query.workloadId) {
    return filterTasks(knex, scope, query);
  }
  const all: AllTasks = {
    tasks: knex('workloads')
      .crossJoin(knex.raw('tasks'))
      .whereRaw('tasks.workload_id = workloads.id'),
    workloadId: 'workloads.id',
  };
  return filter(knex, all, scope, query);
}

function filter(
  knex: Knex,
  all: AllTasks,
  scope: TaskScope,
  query: StoredTaskQuery,
): Knex.QueryBuilder {
  const builder = all.tasks;
  if (query.q || query.sort === 'pillar') {
    joinPillars(builder);
  }
  if (query.state) {
    builder.whereIn('tasks.state', query.state);
  }
  if (query.risk) {
    builder.whereIn('tasks.risk', query.risk);
  }
  if (query.pillarId) {
    builder.whereIn('tasks.pillar_id', query.pillarId);
  }
  if (query.workloadId) {
    builder.where('tasks.workload_id', query.workloadId);
  } else {
    builder.whereNull('workloads.archived_at');
  }
  if (query.lensAlias) {
    builder.where('tasks.lens_alias', query.lensAlias);
  }
  if (query.overdue) {
    builder
      .where('tasks.due_date', '<', query.today)
      .whereIn('tasks.state', TO_DO);
  }
  if (query.owner) {
    ownedBy(knex, builder, query.owner);
  }
  matchWords(builder, query.q, SEARCHED);
  return within(knex, all, scope);
}

function ownedBy(
  knex: Knex,
  builder: Knex.QueryBuilder,
  owners: string[],
): void {
  const names = owners.map(owner => owner.toLocaleLowerCase('en-US'));
  const refs = names.filter(name => name.includes(':'));
  const hasNone = names.includes('none');
  const hasLeft = names.includes('left');
  builder.where(either => {
    // A condition that never holds would keep the others from an index.
    if (refs.length > 0 || !(hasNone || hasLeft)) {
      either.whereIn('tasks.owner_ref', refs);
    }
    if (hasNone) {
      either.orWhereNull('tasks.owner_ref');
    }
    if (hasLeft) {
      either.orWhereIn(
        'tasks.owner_ref',
        knex('entities').where({ in_catalog: false }).select('entity_ref'),
      );
    }
  });
}

function within(
  knex: Knex,
  { tasks, workloadId }: AllTasks,
  { entities, unlinked }: TaskScope,
): Knex.QueryBuilder {
  if (entities === 'any' && unlinked) {
    return tasks;
  }
  const links = knex('links')
    .leftJoin('entities', 'entities.entity_ref', 'links.entity_ref')
    .whereRaw('links.workload_id = ??', [workloadId]);
  const inCatalog = links.clone().where('entities.in_catalog', true);
  // Of whom the catalog was not asked yet it may well have.
  const maybeInCatalog = links
    .clone()
    .whereRaw('coalesce(entities.in_catalog, ?)', [true]);
  return tasks.where(either => {
    if (entities === 'any') {
      either.whereExists(inCatalog);
    } else if (entities.length === 1) {
      either.whereIn(
        'tasks.workload_id',
        knex('links').where({ entity_ref: entities[0] }).select('workload_id'),
      );
    } else {
      either.whereIn(
        'tasks.workload_id',
        knex('links')
          .whereRaw(`entity_ref in (${elementsOf(knex)})`, [
            JSON.stringify(entities),
          ])
          .select('workload_id'),
      );
    }
    if (unlinked) {
      either.orWhereNotExists(maybeInCatalog);
    }
  });
}

/** The texts of a JSON array: more than a statement could bind one by one. */
function elementsOf(knex: Knex): string {
  return knex.client.config.client === 'pg'
    ? 'select jsonb_array_elements_text(?::jsonb)'
    : 'select value from json_each(?)';
}
