import type { Knex } from 'knex';
import { noticeId, type Notice } from './Notice';
import type { TaskHistoryRow, TaskNoticeRow, TaskRow } from './tables';
import { TO_DO } from './taskStates';

/** A task as it is when people are told of it. */
export interface NoticedTaskRow
  extends Pick<
    TaskRow,
    | 'id'
    | 'title'
    | 'state'
    | 'owner_ref'
    | 'due_date'
    | 'approved_by'
    | 'accepted_until'
  > {
  workload_name: string;
  /** The version in which its owner became who it is. */
  owner_version: number | null;
  /** The version in which its state became what it is. */
  state_version: number | null;
}

/** A task that somebody should hurry with. */
export interface DueTaskRow {
  title: string;
  owner_ref: string;
  due_date: string;
  workload_name: string;
}

/** Rows that one statement carries; far from every limit on bound values. */
const CHUNK = 100;

/** What people are to be told of tasks, and what they were told. */
export class NoticeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Adds all of some notices or none; what is there already stays as it is. */
  async add(notices: Notice[], now: string): Promise<void> {
    await this.#knex.transaction(tx => addNotices(tx, notices, now));
  }

  /** Some notices whose time to be sent has come. */
  async waiting(now: string, limit: number): Promise<TaskNoticeRow[]> {
    return this.#knex<TaskNoticeRow>('task_notices')
      .where('next_try_at', '<=', now)
      .orderBy(['next_try_at', 'id'])
      .limit(limit);
  }

  /** The tasks that some notices tell of. */
  async tasksOf(
    notices: TaskNoticeRow[],
  ): Promise<Map<string, NoticedTaskRow>> {
    const ids = notices.flatMap(({ task_id }) => task_id ?? []);
    if (ids.length === 0) {
      return new Map();
    }
    const rows: NoticedTaskRow[] = await this.#knex('tasks')
      .join('workloads', 'workloads.id', 'tasks.workload_id')
      .whereIn('tasks.id', ids)
      .select(
        'tasks.id',
        'tasks.title',
        'tasks.state',
        'tasks.owner_ref',
        'tasks.due_date',
        'tasks.approved_by',
        'tasks.accepted_until',
        'workloads.name as workload_name',
        this.#lastChange('owner').as('owner_version'),
        this.#lastChange('state').as('state_version'),
      );
    return new Map(rows.map(row => [row.id, row]));
  }

  /**
   * Takes a notice to send it. If nothing more is heard of it, it waits again
   * from a moment on.
   *
   * @returns false when another process took it
   */
  async take(
    { id, attempts }: TaskNoticeRow,
    nextTryAt: string,
  ): Promise<boolean> {
    const taken = await this.#knex<TaskNoticeRow>('task_notices')
      .where({ id, attempts })
      .whereNotNull('next_try_at')
      .update({ attempts: attempts + 1, next_try_at: nextTryAt });
    return taken === 1;
  }

  /** Keeps that some notices were sent: all of them, or none in a crash. */
  async setSent(ids: string[], at: string): Promise<void> {
    await this.#knex<TaskNoticeRow>('task_notices')
      .whereIn('id', ids)
      .update({ sent_at: at, next_try_at: null });
  }

  /** Has a notice wait no longer. */
  async drop(id: string): Promise<void> {
    await this.#knex<TaskNoticeRow>('task_notices')
      .where({ id })
      .update({ next_try_at: null });
  }

  /** Has all that wait since before a moment wait no longer. */
  async dropCreatedBefore(moment: string): Promise<void> {
    await this.#knex<TaskNoticeRow>('task_notices')
      .whereNotNull('next_try_at')
      .where('created_at', '<', moment)
      .update({ next_try_at: null });
  }

  /** Has everything wait until a moment at least. */
  async putOff(until: string): Promise<void> {
    await this.#knex<TaskNoticeRow>('task_notices')
      .where('next_try_at', '<', until)
      .update({ next_try_at: until });
  }

  /** Whether the digests of a day are written. */
  async hasDigests(day: string): Promise<boolean> {
    const row = await this.#knex<TaskNoticeRow>('task_notices')
      .where({ kind: 'due' })
      .where('created_at', '>=', day)
      .first('id');
    return row !== undefined;
  }

  /** Tasks to do that have an owner and are due by a day, the most urgent first. */
  async listDueBy(day: string): Promise<DueTaskRow[]> {
    return this.#knex('tasks')
      .join('workloads', 'workloads.id', 'tasks.workload_id')
      .whereNull('workloads.archived_at')
      .whereIn('tasks.state', TO_DO)
      .whereNotNull('tasks.owner_ref')
      .where('tasks.due_date', '<=', day)
      .orderBy(['tasks.due_date', 'tasks.fix_order', 'tasks.id'])
      .select(
        'tasks.title',
        'tasks.owner_ref',
        'tasks.due_date',
        'workloads.name as workload_name',
      );
  }

  /** Accepted tasks whose acceptance ends on one of some days. */
  async listAcceptedUntil(
    firstDay: string,
    lastDay: string,
  ): Promise<Array<{ id: string; accepted_until: string }>> {
    return this.#knex('tasks')
      .join('workloads', 'workloads.id', 'tasks.workload_id')
      .whereNull('workloads.archived_at')
      .where({ state: 'accepted' })
      .whereBetween('tasks.accepted_until', [firstDay, lastDay])
      .select('tasks.id', 'tasks.accepted_until');
  }

  /** Forgets what was sent, and what was dropped, long ago. */
  async forget(before: { sent: string; dropped: string }): Promise<void> {
    await this.#knex<TaskNoticeRow>('task_notices')
      .where('sent_at', '<', before.sent)
      .delete();
    await this.#knex<TaskNoticeRow>('task_notices')
      .whereNull('sent_at')
      .whereNull('next_try_at')
      .where('created_at', '<', before.dropped)
      .delete();
  }

  #lastChange(field: string): Knex.QueryBuilder {
    return this.#knex<TaskHistoryRow>('task_history')
      .where('task_id', this.#knex.ref('tasks.id'))
      .where({ field })
      .max('version');
  }
}

/** Adds notices in the transaction of what they tell of. */
export async function addNotices(
  tx: Knex.Transaction,
  notices: Notice[],
  now: string,
): Promise<void> {
  const rows = notices.map(
    (notice): TaskNoticeRow => ({
      id: noticeId(notice),
      kind: notice.kind,
      task_id: 'taskId' in notice ? notice.taskId : null,
      about: JSON.stringify(notice),
      created_at: now,
      attempts: 0,
      next_try_at: now,
      sent_at: null,
    }),
  );
  for (let i = 0; i < rows.length; i += CHUNK) {
    await tx<TaskNoticeRow>('task_notices')
      .insert(rows.slice(i, i + CHUNK))
      .onConflict('id')
      .ignore();
  }
}
