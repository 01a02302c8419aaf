import type { Knex } from 'knex';
import type { TaskCommentRow } from './tables';

/** What people say about tasks. */
export class TaskCommentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The comments on a task, the oldest first. */
  async ofTask(taskId: string): Promise<TaskCommentRow[]> {
    return this.#knex<TaskCommentRow>('task_comments')
      .where({ task_id: taskId })
      .orderBy(['at', 'id']);
  }

  /** Adds a comment; once, however often its request is sent. */
  async add(comment: TaskCommentRow): Promise<void> {
    await this.#knex<TaskCommentRow>('task_comments')
      .insert(comment)
      .onConflict(['task_id', 'author', 'idempotency_key'])
      .ignore();
  }
}
