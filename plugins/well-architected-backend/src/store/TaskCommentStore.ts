import type { Knex } from 'knex';
import type { TaskCommentRow } from './tables';

/** What people say about tasks. */
export class TaskCommentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Adds a comment; once, however often its request is sent. */
  async add(comment: TaskCommentRow): Promise<void> {
    await this.#knex<TaskCommentRow>('task_comments')
      .insert(comment)
      .onConflict(['task_id', 'author', 'idempotency_key'])
      .ignore();
  }
}
