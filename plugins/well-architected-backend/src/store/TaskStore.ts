import type {
  Risk,
  TaskQuery,
  TaskState,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor';
import { matchWords } from './matchWords';
import { recordHistory } from './recordHistory';
import type { LinkRow, TaskHistoryRow, TaskRow } from './tables';

/** A task with the names that people know its place by. */
export interface NamedTaskRow extends TaskRow {
  workload_name: string;
  workload_arn: string;
  region: string;
  lens_name: string | null;
  pillar_name: string | null;
}

/** The task of a question. */
export type QuestionTaskRow = Pick<TaskRow, 'question_id' | 'id' | 'state'>;

/** A task with the history of its last change. */
export interface ChangedTaskRow {
  row: TaskRow;
  history: TaskHistoryRow[];
}

/** How many tasks of some workloads want attention. */
export interface TaskCountRow {
  open_high_risk: number;
  open_medium_risk: number;
  accepted_high_risk: number;
  accepted_medium_risk: number;
  overdue: number;
}

const PLACE = z.object({ offset: z.number().int().positive() });

const UNRESOLVED: TaskState[] = ['open', 'in-progress', 'done'];
const TO_DO: TaskState[] = ['open', 'in-progress'];

const isIn = (states: TaskState[]) =>
  `tasks.state in (${states.map(() => '?').join(', ')})`;

/** Orders a column by the place of its values in a list. */
const inOrder = (column: string, values: string[]) =>
  `case ${column} ${values
    .map((value, place) => `when '${value}' then ${place}`)
    .join(' ')} else ${values.length} end`;

const SORT_KEYS: Record<NonNullable<TaskQuery['sort']>, string[]> = {
  rank: ['tasks.rank is null', 'tasks.rank'],
  risk: [inOrder('tasks.risk', ['HIGH', 'MEDIUM'])],
  pillar: [
    'pillar_reviews.position is null',
    'pillar_reviews.position',
    'tasks.pillar_id',
  ],
  question: ['lower(tasks.title)'],
  owner: ['tasks.owner_ref is null', 'tasks.owner_ref'],
  dueDate: ['tasks.due_date is null', 'tasks.due_date'],
  state: [inOrder('tasks.state', [...UNRESOLVED, 'accepted', 'resolved'])],
  updatedAt: ['tasks.updated_at'],
};

/** What to fix first: as people order it, by risk, as AWS orders it, by date. */
const FIRST = [
  ...SORT_KEYS.rank,
  ...SORT_KEYS.risk,
  'tasks.priority',
  ...SORT_KEYS.dueDate,
  ...SORT_KEYS.pillar,
  ...SORT_KEYS.question,
  'tasks.id',
];

const SEARCHED = [
  'tasks.title',
  'tasks.note',
  'workloads.name',
  'pillar_reviews.pillar_name',
];

/** The remediation tasks and their history. */
export class TaskStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** One task. */
  async get(id: string): Promise<NamedTaskRow | undefined> {
    return this.#named().where('tasks.id', id).first();
  }

  /** The history of a task, the newest first. */
  async history(taskId: string): Promise<TaskHistoryRow[]> {
    return this.#knex<TaskHistoryRow>('task_history')
      .where({ task_id: taskId })
      .orderBy([{ column: 'version', order: 'desc' }, { column: 'field' }]);
  }

  /**
   * A page of the tasks of the workloads linked to an entity; those of an
   * archived workload only when the query names it.
   *
   * @throws InputError for a cursor that is none of this list
   */
  async list(
    entityRef: string,
    query: TaskQuery & { today: string },
  ): Promise<{ rows: NamedTaskRow[]; total: number; nextCursor?: string }> {
    const limit = Number(query.limit ?? 20);
    const { offset } = readCursor(query.cursor, PLACE) ?? { offset: 0 };
    const matching = filtered(
      this.#named().whereIn('tasks.workload_id', this.#workloadsOf(entityRef)),
      query,
    );
    const [{ count }] = await matching
      .clone()
      .clearSelect()
      .count({ count: 'tasks.id' });

    const rows: NamedTaskRow[] = await matching
      .orderByRaw(orderBy(query))
      .offset(offset)
      .limit(limit);
    const total = Number(count);
    const next = offset + rows.length;
    return {
      rows,
      total,
      nextCursor: next < total ? writeCursor({ offset: next }) : undefined,
    };
  }

  /** Those tasks of the workloads linked to an entity that are to be done first. */
  async first(
    entityRef: string,
    limit: number,
    today: string,
  ): Promise<NamedTaskRow[]> {
    return filtered(
      this.#named().whereIn('tasks.workload_id', this.#workloadsOf(entityRef)),
      { state: TO_DO, today },
    )
      .orderByRaw(FIRST.join(', '))
      .limit(limit);
  }

  /** How many tasks of the workloads linked to an entity want attention. */
  async count(entityRef: string, today: string): Promise<TaskCountRow> {
    const counts = await this.#knex('tasks')
      .join('workloads', 'workloads.id', 'tasks.workload_id')
      .whereNull('workloads.archived_at')
      .whereIn('tasks.workload_id', this.#workloadsOf(entityRef))
      .first({
        open_high_risk: this.#atRisk('HIGH', UNRESOLVED),
        open_medium_risk: this.#atRisk('MEDIUM', UNRESOLVED),
        accepted_high_risk: this.#atRisk('HIGH', ['accepted']),
        accepted_medium_risk: this.#atRisk('MEDIUM', ['accepted']),
        overdue: this.#sum(`tasks.due_date < ? and ${isIn(TO_DO)}`, [
          today,
          ...TO_DO,
        ]),
      });
    return {
      open_high_risk: Number(counts?.open_high_risk ?? 0),
      open_medium_risk: Number(counts?.open_medium_risk ?? 0),
      accepted_high_risk: Number(counts?.accepted_high_risk ?? 0),
      accepted_medium_risk: Number(counts?.accepted_medium_risk ?? 0),
      overdue: Number(counts?.overdue ?? 0),
    };
  }

  /** Some tasks whose acceptance ended before a day. */
  async listAcceptedUntilBefore(
    day: string,
    limit: number,
  ): Promise<TaskRow[]> {
    return this.#knex<TaskRow>('tasks')
      .where('accepted_until', '<', day)
      .orderBy(['accepted_until', 'id'])
      .limit(limit);
  }

  /** The tasks of one lens review, by question. */
  async byQuestion(
    workloadId: string,
    lensAlias: string,
  ): Promise<Map<string, QuestionTaskRow>> {
    const rows = await this.#knex<TaskRow>('tasks')
      .where({ workload_id: workloadId, lens_alias: lensAlias })
      .select('question_id', 'id', 'state');
    return new Map(rows.map(row => [row.question_id, row]));
  }

  /**
   * Stores a changed task together with what the history tells of it.
   *
   * @returns false, and stores nothing, when the task has another version than
   * the one before `row.version`
   */
  async change({ row, history }: ChangedTaskRow): Promise<boolean> {
    const { id, version, ...columns } = row;
    return this.#knex.transaction(async tx => {
      const changed = await tx<TaskRow>('tasks')
        .where({ id, version: version - 1 })
        .update({ version, ...columns });
      if (changed === 0) {
        return false;
      }
      await recordHistory(tx, history);
      return true;
    });
  }

  #atRisk(risk: Risk, states: TaskState[]): Knex.Raw {
    return this.#sum(`tasks.risk = ? and ${isIn(states)}`, [risk, ...states]);
  }

  #sum(condition: string, values: string[]): Knex.Raw {
    return this.#knex.raw(
      `sum(case when ${condition} then 1 else 0 end)`,
      values,
    );
  }

  #named(): Knex.QueryBuilder {
    return this.#knex('tasks')
      .join('workloads', 'workloads.id', 'tasks.workload_id')
      .leftJoin('lens_reviews', join =>
        join
          .on('lens_reviews.workload_id', 'tasks.workload_id')
          .andOn('lens_reviews.lens_alias', 'tasks.lens_alias'),
      )
      .leftJoin('pillar_reviews', join =>
        join
          .on('pillar_reviews.workload_id', 'tasks.workload_id')
          .andOn('pillar_reviews.lens_alias', 'tasks.lens_alias')
          .andOn('pillar_reviews.pillar_id', 'tasks.pillar_id'),
      )
      .select(
        'tasks.*',
        'workloads.name as workload_name',
        'workloads.arn as workload_arn',
        'workloads.region as region',
        'lens_reviews.lens_name as lens_name',
        'pillar_reviews.pillar_name as pillar_name',
      );
  }

  #workloadsOf(entityRef: string): Knex.QueryBuilder {
    return this.#knex<LinkRow>('links')
      .where({ entity_ref: entityRef })
      .select('workload_id');
  }
}

function filtered(
  builder: Knex.QueryBuilder,
  query: TaskQuery & { today: string },
): Knex.QueryBuilder {
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
    const owners = query.owner.map(owner => owner.toLocaleLowerCase('en-US'));
    builder.where(either => {
      either.whereIn(
        'tasks.owner_ref',
        owners.filter(owner => owner !== 'none'),
      );
      if (owners.includes('none')) {
        either.orWhereNull('tasks.owner_ref');
      }
    });
  }
  matchWords(builder, query.q, SEARCHED);
  return builder;
}

function orderBy({ sort = 'rank', order = 'asc' }: TaskQuery): string {
  const keys = SORT_KEYS[sort];
  const directed = keys.map(key =>
    // What is missing stands last in either direction.
    key.endsWith('is null') ? key : `${key} ${order}`,
  );
  return [...directed, ...FIRST.filter(key => !keys.includes(key))].join(', ');
}
