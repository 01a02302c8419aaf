import type { Knex } from 'knex';
import { namedTasks, type NamedTaskRow } from './namedTasks';
import { prepareLinkedTask, type LinkedTaskRows } from './prepareLinkedTask';
import { prepareTaskDetail, type TaskDetailRows } from './prepareTaskDetail';
import { recordHistory } from './recordHistory';
import type { TaskHistoryRow, TaskRow } from './tables';

/** The task of a question. */
export type QuestionTaskRow = Pick<TaskRow, 'question_id' | 'id' | 'state'>;

/** A task with the history of its last change. */
export interface ChangedTaskRow {
  /** The row as it becomes, its version raised by one. */
  row: TaskRow;
  history: TaskHistoryRow[];
}

/** Rows that one statement carries; far from every limit on bound values. */
const CHUNK = 100;

/**
 * What a sync puts without raising the version. An edit was decided with what
 * the task had of it, and where that is another by now is decided anew.
 */
const SYNCED: Array<keyof TaskRow> = [
  'title',
  'pillar_id',
  'priority',
  'position',
];

const AS_IT_WAS = [
  'tasks.version = excluded.version - 1',
  ...SYNCED.map(column => `tasks.${column} = excluded.${column}`),
].join(' and ');

/** The remediation tasks and their history. */
export class TaskStore {
  readonly #knex: Knex;
  readonly #linked: (id: string) => Promise<LinkedTaskRows | undefined>;
  readonly #detail: (id: string) => Promise<TaskDetailRows | undefined>;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#linked = prepareLinkedTask(knex);
    this.#detail = prepareTaskDetail(knex);
  }

  /** One task. */
  async get(id: string): Promise<NamedTaskRow | undefined> {
    return namedTasks(this.#knex).where('tasks.id', id).first();
  }

  /** One task with everything that is stored of it. */
  async detail(id: string): Promise<TaskDetailRows | undefined> {
    return this.#detail(id);
  }

  /** One task with the entities that its workload is linked to. */
  async linked(id: string): Promise<LinkedTaskRows | undefined> {
    return this.#linked(id);
  }

  /** Some tasks, in no order. */
  async getAll(ids: string[]): Promise<TaskRow[]> {
    const rows: TaskRow[] = [];
    for (let i = 0; i < ids.length; i += 500) {
      rows.push(
        ...(await this.#knex<TaskRow>('tasks').whereIn(
          'id',
          ids.slice(i, i + 500),
        )),
      );
    }
    return rows;
  }

  /**
   * Some tasks whose acceptance ended before a day; those of archived workloads
   * when these are back.
   */
  async listAcceptedUntilBefore(
    day: string,
    limit: number,
  ): Promise<TaskRow[]> {
    return this.#knex('tasks')
      .join('workloads', 'workloads.id', 'tasks.workload_id')
      .whereNull('workloads.archived_at')
      .where('tasks.accepted_until', '<', day)
      .orderBy(['tasks.accepted_until', 'tasks.id'])
      .limit(limit)
      .select('tasks.*');
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
   * the one before `row.version`, or a sync put it elsewhere in that version
   */
  async change(changed: ChangedTaskRow): Promise<boolean> {
    return (await this.changeAll([changed])).has(changed.row.id);
  }

  /**
   * Stores changed tasks, each together with its history, in one transaction.
   *
   * @returns the ids of those that were stored: of a task that is another than
   * the one that was changed, nothing is
   */
  async changeAll(changed: ChangedTaskRow[]): Promise<Set<string>> {
    // One order for all, so that two changes of several wait for each other.
    const sorted = [...changed].sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
    return this.#knex.transaction(async tx => {
      const stored = new Set<string>();
      for (let i = 0; i < sorted.length; i += CHUNK) {
        const chunk = sorted.slice(i, i + CHUNK);
        const updated: Array<Pick<TaskRow, 'id'>> = await tx<TaskRow>('tasks')
          .insert(chunk.map(({ row }) => row))
          .onConflict('id')
          .merge()
          .whereRaw(AS_IT_WAS)
          .returning('id');
        updated.forEach(({ id }) => stored.add(id));
      }
      await recordHistory(
        tx,
        sorted
          .filter(({ row }) => stored.has(row.id))
          .flatMap(({ history }) => history),
      );
      return stored;
    });
  }
}
