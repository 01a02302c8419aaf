import type { Knex } from 'knex';
import type { AnswerRow, LensQuestionRow, WorkloadRow } from './tables';

/** Which question of which lens review of which workload. */
export type AnswerKey = Pick<
  AnswerRow,
  'workload_id' | 'lens_alias' | 'question_id'
>;

/** An answer with the source of its workload, and when that was last read. */
export type ReadAnswerRow = AnswerRow &
  Pick<WorkloadRow, 'source_id'> & { read_at: string };

/** Answers one by one; all of a review are written by `commitWorkload`. */
export class AnswerStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** One answer. */
  async get(key: AnswerKey): Promise<ReadAnswerRow | undefined> {
    return this.#knex('answers')
      .join('workloads', 'workloads.id', 'answers.workload_id')
      .where({
        'answers.workload_id': key.workload_id,
        'answers.lens_alias': key.lens_alias,
        'answers.question_id': key.question_id,
      })
      .first('answers.*', 'workloads.source_id', 'workloads.read_at');
  }

  /**
   * Keeps what only a question opened by itself tells: its notes until the
   * workload is read again, the lens's texts for the lens version.
   */
  async setDetails(
    key: AnswerKey,
    details: {
      notes: string;
      readAt: string;
      description: string | null;
      helpfulResourceUrl: string | null;
    },
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      await tx<AnswerRow>('answers')
        .where(key)
        .update({ notes: details.notes, notes_read_at: details.readAt });
      const review = await tx('lens_reviews')
        .where({ workload_id: key.workload_id, lens_alias: key.lens_alias })
        .first('lens_arn', 'lens_version');
      if (review) {
        await tx<LensQuestionRow>('lens_questions')
          .where({ ...review, question_id: key.question_id })
          .update({
            description: details.description,
            helpful_resource_url: details.helpfulResourceUrl,
          });
      }
    });
  }
}
