import type { Knex } from 'knex';
import type { TaskStepRow } from './tables';

/** Which steps of a task's improvement plan are ticked off, by whom and when. */
export class TaskStepStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Ticks a step off, or takes that back.
   *
   * @returns false when the step is as it should be
   */
  async tick(step: Omit<TaskStepRow, 'number'>): Promise<boolean> {
    const { task_id, choice_id, done } = step;
    for (;;) {
      const last = await this.#knex<TaskStepRow>('task_steps')
        .where({ task_id, choice_id })
        .orderBy('number', 'desc')
        .first();
      if (Boolean(last?.done) === done) {
        return false;
      }
      // Where somebody else ticks at the same moment, one of the two looks again.
      const inserted = await this.#knex<TaskStepRow>('task_steps')
        .insert({ ...step, number: (last?.number ?? 0) + 1 })
        .onConflict(['task_id', 'choice_id', 'number'])
        .ignore()
        .returning('number');
      if (inserted.length > 0) {
        return true;
      }
    }
  }
}
