import type {
  Risk,
  TaskListQuery,
  TaskState,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor';
import { matchWords } from './matchWords';
import { joinPillars, namedTasks, type NamedTaskRow } from './namedTasks';
import type { EntityRow, LinkRow } from './tables';
import type { TaskScope } from './TaskScope';
import { taskSort, type TaskSort } from './taskSorts';

/** Which tasks of a list; owners by their references, `none`, or `left`. */
export type StoredTaskQuery = Omit<TaskListQuery, 'entityRef'> & {
  /** The day, YYYY-MM-DD. */
  today: string;
};

/** A page of a list. */
export interface TaskRowPage {
  rows: NamedTaskRow[];
  /** Missing when there are more than anybody counts. */
  total?: number;
  nextCursor?: string;
}

/** How many tasks of some workloads want attention. */
export interface TaskCountRow {
  open_high_risk: number;
  open_medium_risk: number;
  accepted_high_risk: number;
  accepted_medium_risk: number;
  overdue: number;
}

/** The last task of a page: by what the list is sorted, and its place in it. */
const PLACE = z.object({
  by: z.string(),
  value: z.union([z.string(), z.number()]).optional(),
  fixOrder: z.string(),
  id: z.string(),
  total: z.number().optional(),
});

type Place = z.infer<typeof PLACE>;

/** More than these are not counted: it would take longer than the page itself. */
const COUNTED = 10_000;

const UNRESOLVED: TaskState[] = ['open', 'in-progress', 'done'];
const TO_DO: TaskState[] = ['open', 'in-progress'];

const SEARCHED = [
  'tasks.title',
  'tasks.note',
  'workloads.name',
  'pillar_reviews.pillar_name',
];

/** Lists of remediation tasks, sorted and paged. */
export class TaskLists {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * A page of tasks; those of an archived workload only when the query names it.
   * They are counted for the first page.
   *
   * @throws InputError for a cursor that is none of this list
   */
  async list(scope: TaskScope, asked: StoredTaskQuery): Promise<TaskRowPage> {
    const query = await this.#namingOwners(asked);
    const limit = Number(query.limit ?? 20);
    const place = placeOf(query);
    const [rows, total] = await Promise.all([
      this.#page(scope, query, limit + 1, place),
      place ? place.total : this.#total(scope, query),
    ]);
    return toPage(rows, query, limit, total);
  }

  /** All tasks of a list, some at a time. */
  async *stream(
    scope: TaskScope,
    asked: Omit<StoredTaskQuery, 'limit' | 'cursor'>,
    pageSize: number,
  ): AsyncIterable<NamedTaskRow[]> {
    const query = await this.#namingOwners(asked);
    let cursor: string | undefined;
    do {
      const place = placeOf({ ...query, cursor });
      const rows = await this.#page(scope, query, pageSize + 1, place);
      const page = toPage(rows, query, pageSize);
      yield page.rows;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  /** The entities of the catalog that the tasks of a query belong to. */
  async entityRefs(asked: StoredTaskQuery): Promise<string[]> {
    const query = await this.#namingOwners(asked);
    const workloadIds = this.#filtered({ entities: 'any' }, query).select(
      'tasks.workload_id',
    );
    return this.#knex<LinkRow>('links')
      .whereIn('workload_id', workloadIds)
      .distinct('entity_ref')
      .pluck('entity_ref');
  }

  /** Those tasks of an entity that are to be done first. */
  async first(
    entityRef: string,
    limit: number,
    today: string,
  ): Promise<NamedTaskRow[]> {
    const query = { state: TO_DO, today };
    return this.#page({ entities: [entityRef] }, query, limit);
  }

  /** How many tasks of the workloads linked to an entity want attention. */
  async count(entityRef: string, today: string): Promise<TaskCountRow> {
    const counts = await this.#knex('tasks')
      .join('workloads', 'workloads.id', 'tasks.workload_id')
      .whereNull('workloads.archived_at')
      .whereIn(
        'tasks.workload_id',
        this.#knex<LinkRow>('links')
          .where({ entity_ref: entityRef })
          .select('workload_id'),
      )
      .first({
        open_high_risk: this.#atRisk('HIGH', UNRESOLVED),
        open_medium_risk: this.#atRisk('MEDIUM', UNRESOLVED),
        accepted_high_risk: this.#atRisk('HIGH', ['accepted']),
        accepted_medium_risk: this.#atRisk('MEDIUM', ['accepted']),
        overdue: this.#sum(`tasks.due_date < ? and ${isIn(TO_DO)}`, [today]),
      });
    return {
      open_high_risk: Number(counts?.open_high_risk ?? 0),
      open_medium_risk: Number(counts?.open_medium_risk ?? 0),
      accepted_high_risk: Number(counts?.accepted_high_risk ?? 0),
      accepted_medium_risk: Number(counts?.accepted_medium_risk ?? 0),
      overdue: Number(counts?.overdue ?? 0),
    };
  }

  /** The next tasks behind a place, which are found before they are named. */
  #page(
    scope: TaskScope,
    query: StoredTaskQuery,
    limit: number,
    place?: Place,
  ): Promise<NamedTaskRow[]> {
    const sort = taskSort(query);
    const { expression, order } = sort;
    const some = this.#filtered(scope, query).select('tasks.*').limit(limit);
    if (place) {
      startAfter(some, place, sort);
    }
    if (expression) {
      some
        .select(this.#knex.raw(`${expression} as sort_value`))
        .orderByRaw(`${expression} ${order}`);
    }
    some.orderBy(['tasks.fix_order', 'tasks.id']);
    const named = namedTasks(this.#knex, some);
    if (expression) {
      named.orderBy('tasks.sort_value', order);
    }
    return named.orderBy(['tasks.fix_order', 'tasks.id']);
  }

  async #total(
    scope: TaskScope,
    query: StoredTaskQuery,
  ): Promise<number | undefined> {
    const some = this.#filtered(scope, query)
      .select('tasks.id')
      .limit(COUNTED + 1);
    const counted = await this.#knex
      .from(some.as('some'))
      .count<Array<{ count: number | string }>>({ count: '*' });
    const count = Number(counted[0].count);
    return count > COUNTED ? undefined : count;
  }

  /** The query with those who left the catalog by name, so that an index finds what they own. */
  async #namingOwners(query: StoredTaskQuery): Promise<StoredTaskQuery> {
    if (!query.owner?.includes('left')) {
      return query;
    }
    const left = await this.#knex<EntityRow>('entities')
      .where({ in_catalog: false })
      .pluck('entity_ref');
    const others = query.owner.filter(owner => owner !== 'left');
    return { ...query, owner: [...others, ...left] };
  }

  /** The tasks of a query, beside no more than what it takes to tell them. */
  #filtered(scope: TaskScope, query: StoredTaskQuery): Knex.QueryBuilder {
    const builder = this.#knex('tasks').join(
      'workloads',
      'workloads.id',
      'tasks.workload_id',
    );
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
      ownedBy(builder, query.owner);
    }
    matchWords(builder, query.q, SEARCHED);
    return this.#within(builder, scope);
  }

  #within(
    builder: Knex.QueryBuilder,
    { entities, unlinked }: TaskScope,
  ): Knex.QueryBuilder {
    if (entities === 'any' && unlinked) {
      return builder;
    }
    const links = this.#knex('links').whereRaw(
      'links.workload_id = tasks.workload_id',
    );
    const inCatalog = links
      .clone()
      .join('entities', 'entities.entity_ref', 'links.entity_ref')
      .where('entities.in_catalog', true);
    return builder.where(either => {
      if (entities === 'any') {
        either.whereExists(inCatalog.clone());
      } else if (entities.length === 1) {
        either.whereIn(
          'tasks.workload_id',
          this.#knex('links')
            .where({ entity_ref: entities[0] })
            .select('workload_id'),
        );
      } else {
        either.whereIn(
          'tasks.workload_id',
          this.#knex('links')
            .whereRaw(`entity_ref in (${this.#elementsOf()})`, [
              JSON.stringify(entities),
            ])
            .select('workload_id'),
        );
      }
      if (unlinked) {
        either.orWhereNotExists(inCatalog.clone());
      }
    });
  }

  /** The texts of a JSON array: more than a statement could bind one by one. */
  #elementsOf(): string {
    return this.#knex.client.config.client === 'pg'
      ? 'select jsonb_array_elements_text(?::jsonb)'
      : 'select value from json_each(?)';
  }

  #atRisk(risk: Risk, states: TaskState[]): Knex.Raw {
    return this.#sum(`tasks.risk = ? and ${isIn(states)}`, [risk]);
  }

  #sum(condition: string, values: string[]): Knex.Raw {
    return this.#knex.raw(
      `sum(case when ${condition} then 1 else 0 end)`,
      values,
    );
  }
}

function isIn(states: TaskState[]): string {
  return `tasks.state in (${states.map(state => `'${state}'`).join(', ')})`;
}

function ownedBy(builder: Knex.QueryBuilder, owners: string[]): void {
  const refs = owners.map(owner => owner.toLocaleLowerCase('en-US'));
  builder.where(either => {
    either.whereIn(
      'tasks.owner_ref',
      refs.filter(ref => ref.includes(':')),
    );
    if (refs.includes('none')) {
      either.orWhereNull('tasks.owner_ref');
    }
  });
}

/** @throws InputError for a cursor that is none of this list */
function placeOf(query: StoredTaskQuery): Place | undefined {
  return readCursor(
    query.cursor,
    PLACE.refine(({ by }) => by === sortedBy(query)),
  );
}

function startAfter(
  builder: Knex.QueryBuilder,
  { value = '', fixOrder, id }: Place,
  { expression, order }: TaskSort,
): void {
  const behind = '(tasks.fix_order, tasks.id) > (?, ?)';
  if (expression === undefined) {
    builder.whereRaw(behind, [fixOrder, id]);
    return;
  }
  const further = order === 'asc' ? '>' : '<';
  builder
    // An index of the expression starts there.
    .whereRaw(`${expression} ${further}= ?`, [value])
    .whereRaw(`(${expression} ${further} ? or ${behind})`, [
      value,
      fixOrder,
      id,
    ]);
}

/** Of one row more than asked for, which tells that there is a next page. */
function toPage(
  rows: NamedTaskRow[],
  query: Pick<StoredTaskQuery, 'sort' | 'order'>,
  limit: number,
  total?: number,
): TaskRowPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    total,
    nextCursor:
      last && rows.length > limit
        ? writeCursor({
            by: sortedBy(query),
            value: last.sort_value,
            fixOrder: last.fix_order,
            id: last.id,
            total,
          })
        : undefined,
  };
}

function sortedBy({
  sort = 'rank',
  order = 'asc',
}: Pick<StoredTaskQuery, 'sort' | 'order'>): string {
  return `${sort} ${order}`;
}
