import type { Knex } from 'knex';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor';
import type { StoredTaskQuery } from './filterTasks';
import type { NamedTaskRow } from './namedTasks';
import { taskSort, type TaskSort } from './taskSorts';

/** A page of a list. */
export interface TaskRowPage {
  rows: NamedTaskRow[];
  /** Missing when there are more than anybody counts. */
  total?: number;
  nextCursor?: string;
}

/** The last task of a page: by what the list is sorted, and its place in it. */
const PLACE = z.object({
  by: z.string(),
  value: z.union([z.string(), z.number()]).optional(),
  fixOrder: z.string(),
  id: z.string(),
  total: z.number().optional(),
});

export type Place = z.infer<typeof PLACE>;

/**
 * The place after which a page of a list starts; none for the first page.
 *
 * @throws InputError for a cursor that is none of this list
 */
export function placeOf(query: StoredTaskQuery): Place | undefined {
  const { by: sort } = taskSort(query);
  return readCursor(
    query.cursor,
    PLACE.extend({
      by: z.literal(sortedBy(query)),
      value: sort ? sort.value : z.undefined().optional(),
    }),
  );
}

/** Leaves only tasks behind a place. */
export function startAfter(
  builder: Knex.QueryBuilder,
  { value = '', fixOrder, id }: Place,
  { by, order }: TaskSort,
): void {
  const behind = '(tasks.fix_order, tasks.id) > (?, ?)';
  if (!by) {
    builder.whereRaw(behind, [fixOrder, id]);
    return;
  }
  const { expression } = by;
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

/** A page of one row more than asked for, which tells that there is a next page. */
export function toPage(
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
