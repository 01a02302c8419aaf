import type { Problem } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import type { AnswerRow, LensQuestionRow, WorkloadRow } from './tables';

/** What planning a sync needs to know of a stored workload. */
export type StoredWorkload = Pick<
  WorkloadRow,
  'id' | 'source_id' | 'tags' | 'read_hash' | 'archived_at' | 'problem'
> & {
  /** Whether its source is still read. */
  configured: boolean;
};

const BATCH = 500;
const INSERT_BATCH = 50;

/** Workloads as rows; their reviews are written by `commitWorkload`. */
export class WorkloadStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The workloads of a source, and those of any source among some ids. */
  async listForPlanning(
    sourceId: string,
    ids: string[],
  ): Promise<StoredWorkload[]> {
    const own = await this.#forPlanning().where({ source_id: sourceId });
    const known = new Set(own.map(({ id }) => id));
    const others: StoredWorkload[] = [];
    const foreign = ids.filter(id => !known.has(id));
    for (let i = 0; i < foreign.length; i += BATCH) {
      others.push(
        ...(await this.#forPlanning().whereIn(
          'workloads.id',
          foreign.slice(i, i + BATCH),
        )),
      );
    }
    return [...own, ...others].map(row => ({
      ...row,
      configured: Boolean(row.configured),
    }));
  }

  /** One workload. */
  async get(id: string): Promise<WorkloadRow | undefined> {
    return this.#knex<WorkloadRow>('workloads').where({ id }).first();
  }

  /** Several workloads, in no order. */
  async getAll(ids: string[]): Promise<WorkloadRow[]> {
    return this.#knex<WorkloadRow>('workloads').whereIn('id', ids);
  }

  /**
   * Adds workloads that were listed for the first time; details follow. One
   * that another source, which it is shared with too, has just added stays.
   */
  async add(rows: WorkloadRow[]): Promise<void> {
    for (let i = 0; i < rows.length; i += INSERT_BATCH) {
      await this.#knex<WorkloadRow>('workloads')
        .insert(rows.slice(i, i + INSERT_BATCH))
        .onConflict()
        .ignore();
    }
  }

  /** Makes a source the one that reads a workload. */
  async adopt(ids: string[], sourceId: string): Promise<void> {
    await this.#knex<WorkloadRow>('workloads')
      .whereIn('id', ids)
      .update({ source_id: sourceId });
  }

  /** Marks workloads that a complete listing lacked. */
  async archive(ids: string[], now: string): Promise<void> {
    await this.#knex<WorkloadRow>('workloads')
      .whereIn('id', ids)
      .whereNull('archived_at')
      .update({ archived_at: now, problem: null });
  }

  /** Brings archived workloads back as they were. */
  async restore(ids: string[]): Promise<void> {
    await this.#knex<WorkloadRow>('workloads')
      .whereIn('id', ids)
      .update({ archived_at: null });
  }

  /**
   * A workload could not be read; its stored details stay. That an archived
   * one cannot be read is no problem.
   */
  async setProblem(id: string, problem: Problem): Promise<void> {
    await this.#knex<WorkloadRow>('workloads')
      .where({ id })
      .whereNull('archived_at')
      .update({ problem: JSON.stringify(problem) });
  }

  /** The numbers of the milestones that are stored. */
  async milestoneNumbers(workloadId: string): Promise<Set<number>> {
    const numbers = await this.#knex('milestones')
      .where({ workload_id: workloadId })
      .pluck('number');
    return new Set(numbers);
  }

  /** One answer with the `read_at` of its workload. */
  async getAnswer(key: {
    workload_id: string;
    lens_alias: string;
    question_id: string;
  }): Promise<(AnswerRow & { read_at: string }) | undefined> {
    return this.#knex('answers')
      .join('workloads', 'workloads.id', 'answers.workload_id')
      .where({
        'answers.workload_id': key.workload_id,
        'answers.lens_alias': key.lens_alias,
        'answers.question_id': key.question_id,
      })
      .first('answers.*', 'workloads.read_at');
  }

  /**
   * Keeps what only a question opened by itself tells: its notes until the
   * workload is read again, the lens's texts for the lens version.
   */
  async setAnswerDetails(
    key: { workload_id: string; lens_alias: string; question_id: string },
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

  #forPlanning(): Knex.QueryBuilder<WorkloadRow, StoredWorkload[]> {
    return this.#knex('workloads')
      .join('sources', 'sources.id', 'workloads.source_id')
      .select(
        'workloads.id',
        'workloads.source_id',
        'workloads.tags',
        'workloads.read_hash',
        'workloads.archived_at',
        'workloads.problem',
        'sources.configured',
      );
  }
}
