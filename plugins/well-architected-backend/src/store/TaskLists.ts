import type { Knex } from 'knex';
import { filterTasks, tasksToCount, type StoredTaskQuery } from './filterTasks';
import { namedTasks, type NamedTaskRow } from './namedTasks';
import { selectKept } from './selectKept';
import type { LinkRow } from './tables';
import {
  placeOf,
  startAfter,
  toPage,
  type Place,
  type TaskRowPage,
} from './taskPlaces';
import type { TaskScope } from './TaskScope';
import { taskSort } from './taskSorts';

/** More than these are not counted: it would take longer than the page itself. */
const COUNTED = 5_000;

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
  async list(scope: TaskScope, query: StoredTaskQuery): Promise<TaskRowPage> {
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
    query: Omit<StoredTaskQuery, 'limit' | 'cursor'>,
    pageSize: number,
  ): AsyncIterable<NamedTaskRow[]> {
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
  async entityRefs(query: StoredTaskQuery): Promise<string[]> {
    const workloadIds = filterTasks(
      this.#knex,
      { entities: 'any' },
      query,
    ).select('tasks.workload_id');
    return this.#knex<LinkRow>('links')
      .whereIn('workload_id', workloadIds)
      .distinct('entity_ref')
      .pluck('entity_ref');
  }

  /** The next tasks behind a place, which are found before they are named. */
  #page(
    scope: TaskScope,
    query: StoredTaskQuery,
    limit: number,
    place?: Place,
  ): Promise<NamedTaskRow[]> {
    const sort = taskSort(query);
    const { by, order } = sort;
    const some = filterTasks(this.#knex, scope, query)
      .select('tasks.id')
      .limit(limit, { skipBinding: true });
    if (place) {
      startAfter(some, place, sort);
    }
    if (by) {
      some
        .select(this.#knex.raw(`${by.expression} as sort_value`))
        .orderByRaw(`${by.expression} ${order}`);
    }
    some.orderBy(['tasks.fix_order', 'tasks.id']);
    const named = namedTasks(this.#knex, some);
    if (by) {
      named.select('some.sort_value').orderBy('some.sort_value', order);
    }
    return selectKept(
      this.#knex,
      named.orderBy(['tasks.fix_order', 'tasks.id']),
    );
  }

  async #total(
    scope: TaskScope,
    query: StoredTaskQuery,
  ): Promise<number | undefined> {
    const some = tasksToCount(this.#knex, scope, query)
      .select('tasks.id')
      .limit(COUNTED + 1, { skipBinding: true });
    const [counted] = await selectKept<{ count: number | string }>(
      this.#knex,
      this.#knex.from(some.as('some')).count({ count: '*' }),
    );
    const count = Number(counted.count);
    return count > COUNTED ? undefined : count;
  }
}
