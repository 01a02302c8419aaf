import type {
  TaskListQuery,
  TaskState,
} from 'backstage-plugin-well-architected-common';
import { z } from 'zod';

type Sort = NonNullable<TaskListQuery['sort']>;
type Order = NonNullable<TaskListQuery['order']>;

/** The states of a task, in the order of its life. */
const TASK_STATES: TaskState[] = [
  'open',
  'in-progress',
  'done',
  'accepted',
  'resolved',
  'obsolete',
];

/** An expression that a list is sorted by, and what it comes to. */
interface SortedBy {
  /** What it comes to never is null: what is missing stands last. */
  expression: string;
  value: z.ZodType<string | number>;
}

/** How a list is sorted: by an expression, if any, and by what to fix first. */
export interface TaskSort {
  by?: SortedBy;
  order: Order;
}

const text = (expression: string): SortedBy => ({
  expression,
  value: z.string(),
});

const integer = (expression: string): SortedBy => ({
  expression,
  value: z.int32(),
});

/** Orders a column by the place of its values in a list. */
const inOrder = (column: string, values: string[]) =>
  `case ${column} ${values
    .map((value, place) => `when '${value}' then ${place}`)
    .join(' ')} else ${values.length} end`;

const SORTS: Record<Sort, Record<Order, SortedBy | undefined>> = {
  rank: { asc: undefined, desc: integer('coalesce(tasks.rank, 0)') },
  risk: both(integer(inOrder('tasks.risk', ['HIGH', 'MEDIUM']))),
  pillar: {
    asc: integer('coalesce(pillar_reviews.position, 9999)'),
    desc: integer('coalesce(pillar_reviews.position, -1)'),
  },
  question: both(text('lower(tasks.title)')),
  owner: {
    asc: text("coalesce(tasks.owner_ref, 'zzzz')"),
    desc: text("coalesce(tasks.owner_ref, '')"),
  },
  dueDate: {
    asc: text("coalesce(tasks.due_date, '9999-99-99')"),
    desc: text("coalesce(tasks.due_date, '')"),
  },
  state: both(integer(inOrder('tasks.state', TASK_STATES))),
  updatedAt: both(text('tasks.updated_at')),
};

/** How a query asks for its tasks to be sorted. */
export function taskSort({
  sort = 'rank',
  order = 'asc',
}: Pick<TaskListQuery, 'sort' | 'order'>): TaskSort {
  return { by: SORTS[sort][order], order };
}

function both(by: SortedBy): Record<Order, SortedBy> {
  return { asc: by, desc: by };
}
