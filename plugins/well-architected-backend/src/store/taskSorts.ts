import type {
  TaskListQuery,
  TaskState,
} from 'backstage-plugin-well-architected-common';

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

/** How a list is sorted: by an expression, if any, and by what to fix first. */
export interface TaskSort {
  /** What the expression comes to never is null: what is missing stands last. */
  expression?: string;
  order: Order;
}

/** Orders a column by the place of its values in a list. */
const inOrder = (column: string, values: string[]) =>
  `case ${column} ${values
    .map((value, place) => `when '${value}' then ${place}`)
    .join(' ')} else ${values.length} end`;

const EXPRESSIONS: Record<Sort, Record<Order, string | undefined>> = {
  rank: { asc: undefined, desc: 'coalesce(tasks.rank, 0)' },
  risk: both(inOrder('tasks.risk', ['HIGH', 'MEDIUM'])),
  pillar: {
    asc: 'coalesce(pillar_reviews.position, 9999)',
    desc: 'coalesce(pillar_reviews.position, -1)',
  },
  question: both('lower(tasks.title)'),
  owner: {
    asc: "coalesce(tasks.owner_ref, 'zzzz')",
    desc: "coalesce(tasks.owner_ref, '')",
  },
  dueDate: {
    asc: "coalesce(tasks.due_date, '9999-99-99')",
    desc: "coalesce(tasks.due_date, '')",
  },
  state: both(inOrder('tasks.state', TASK_STATES)),
  updatedAt: both('tasks.updated_at'),
};

/** How a query asks for its tasks to be sorted. */
export function taskSort({
  sort = 'rank',
  order = 'asc',
}: Pick<TaskListQuery, 'sort' | 'order'>): TaskSort {
  return { expression: EXPRESSIONS[sort][order], order };
}

function both(expression: string): Record<Order, string> {
  return { asc: expression, desc: expression };
}
