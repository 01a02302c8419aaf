import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { TaskCommentRow } from './tables';

/** What people say about tasks. */
export class TaskCommentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Adds a comment; once, however often its request is sent.
   *
   * @throws ConflictError where another text was sent with the same key
   */
  async add(comment: TaskCommentRow): Promise<void> {
    const { task_id, author, idempotency_key, text } = comment;
    const added = await this.#knex<TaskCommentRow>('task_comments')
      .insert(comment)
      .onConflict(['task_id', 'author', 'idempotency_key'])
      .ignore()
      .returning('id');
    if (added.length > 0) {
      return;
    }
    const sent = await this.#knex<TaskCommentRow>('task_comments')
      .where({ task_id, author, idempotency_key })
      .first('text');
    if (sent?.text !== text) {
      throw new ConflictError(
        'Another comment was sent with this Idempotency-Key',
      );
    }
  }
}
