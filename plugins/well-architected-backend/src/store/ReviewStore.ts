import type { Knex } from 'knex';
import { matchWords } from './matchWords';
import type {
  AnswerRow,
  LensQuestionRow,
  LensReviewRow,
  MilestonePillarRow,
  MilestoneRow,
  PillarReviewRow,
  ScoreHistoryRow,
  TaskRow,
  WorkloadRow,
} from './tables';

/** A workload with what its source fails of, and when it was last reviewed. */
export interface ReviewedWorkloadRow extends WorkloadRow {
  source_problem: string | null;
  /** The last change of any of its lens reviews at AWS. */
  reviewed_at: string | null;
}

/** What a review shows of some workloads, table by table. */
export interface ReviewRows {
  workloads: ReviewedWorkloadRow[];
  lensReviews: LensReviewRow[];
  pillars: PillarReviewRow[];
  milestonePillars: MilestonePillarRow[];
  taskCounts: TaskCountRow[];
}

/** How many tasks of a pillar have one risk and state; PostgreSQL counts in texts. */
export type TaskCountRow = Pick<
  TaskRow,
  'workload_id' | 'lens_alias' | 'pillar_id' | 'risk' | 'state'
> & {
  tasks: number | string;
  /** How many of them are due on a day that is over. */
  past_due: number | string;
};

/** An answer with the texts of its question. */
export type AnswerWithTextsRow = AnswerRow &
  Pick<LensQuestionRow, 'description' | 'helpful_resource_url'> & {
    pillar_name: string | null;
    /** Null, as the choices are, until the lens version has been read. */
    title: string | null;
    lens_choices: string | null;
  };

/** Reads what reviews show. */
export class ReviewStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Everything that the reviews of some workloads show.
   *
   * @param today - the day, YYYY-MM-DD
   */
  async reviewsOf(workloadIds: string[], today: string): Promise<ReviewRows> {
    const [workloads, lensReviews, pillars, milestonePillars, taskCounts] =
      await Promise.all([
        this.#workloads()
          .whereIn('workloads.id', workloadIds)
          .orderBy(['workloads.name', 'workloads.id']),
        this.#knex<LensReviewRow>('lens_reviews')
          .whereIn('workload_id', workloadIds)
          .orderBy(['lens_name', 'lens_alias']),
        this.#knex<PillarReviewRow>('pillar_reviews')
          .whereIn('workload_id', workloadIds)
          .orderBy('position'),
        this.#knex<MilestonePillarRow>('milestone_pillars')
          .whereIn('workload_id', workloadIds)
          .orderBy(['number', 'lens_name', 'position']),
        this.#taskCounts(workloadIds, today),
      ]);
    return {
      workloads,
      lensReviews,
      pillars,
      milestonePillars,
      taskCounts,
    };
  }

  /** The milestones of a workload, the oldest first. */
  async milestones(workloadId: string): Promise<MilestoneRow[]> {
    return this.#knex<MilestoneRow>('milestones')
      .where({ workload_id: workloadId })
      .orderBy('number');
  }

  /** The scores of a workload each time that they changed, the oldest first. */
  async scoreHistory(workloadId: string): Promise<ScoreHistoryRow[]> {
    return this.#knex<ScoreHistoryRow>('score_history')
      .where({ workload_id: workloadId })
      .orderBy('at');
  }

  /** The workloads by name, from the one after `after` on. */
  async listWorkloads(options: {
    sourceId?: string;
    q?: string;
    after?: Pick<WorkloadRow, 'name' | 'id'>;
    limit: number;
  }): Promise<ReviewedWorkloadRow[]> {
    const query = this.#workloads()
      .orderBy(['workloads.name', 'workloads.id'])
      .limit(options.limit);
    if (options.sourceId) {
      query.where('workloads.source_id', options.sourceId);
    }
    if (options.after) {
      query.whereRaw('(workloads.name, workloads.id) > (?, ?)', [
        options.after.name,
        options.after.id,
      ]);
    }
    matchWords(query, options.q, [
      'workloads.name',
      'workloads.account_id',
      'workloads.arn',
    ]);
    return query;
  }

  /** The questions of one lens review with their answers, in the lens's order. */
  async answers(
    workloadId: string,
    lensAlias: string,
    questionId?: string,
  ): Promise<AnswerWithTextsRow[]> {
    const query = this.#knex('answers')
      .join('lens_reviews', join =>
        join
          .on('lens_reviews.workload_id', 'answers.workload_id')
          .andOn('lens_reviews.lens_alias', 'answers.lens_alias'),
      )
      .leftJoin('lens_questions', join =>
        join
          .on('lens_questions.lens_arn', 'lens_reviews.lens_arn')
          .andOn('lens_questions.lens_version', 'lens_reviews.lens_version')
          .andOn('lens_questions.question_id', 'answers.question_id'),
      )
      .leftJoin('pillar_reviews', join =>
        join
          .on('pillar_reviews.workload_id', 'answers.workload_id')
          .andOn('pillar_reviews.lens_alias', 'answers.lens_alias')
          .andOn('pillar_reviews.pillar_id', 'answers.pillar_id'),
      )
      .where({
        'answers.workload_id': workloadId,
        'answers.lens_alias': lensAlias,
        ...(questionId && { 'answers.question_id': questionId }),
      })
      .orderBy(['lens_questions.position', 'answers.question_id'])
      .select(
        'answers.*',
        'lens_questions.title',
        'lens_questions.description',
        'lens_questions.helpful_resource_url',
        'lens_questions.choices as lens_choices',
        'pillar_reviews.pillar_name',
      );
    return query;
  }

  #taskCounts(workloadIds: string[], today: string): Promise<TaskCountRow[]> {
    const group = ['workload_id', 'lens_alias', 'pillar_id', 'risk', 'state'];
    return this.#knex('tasks')
      .whereIn('workload_id', workloadIds)
      .groupBy(group)
      .select(group)
      .select({
        tasks: this.#knex.raw('count(*)'),
        past_due: this.#knex.raw(
          'sum(case when due_date < ? then 1 else 0 end)',
          [today],
        ),
      });
  }

  #workloads(): Knex.QueryBuilder {
    return this.#knex('workloads')
      .join('sources', 'sources.id', 'workloads.source_id')
      .select(
        'workloads.*',
        'sources.problem as source_problem',
        this.#knex('lens_reviews')
          .max('aws_updated_at')
          .where('workload_id', this.#knex.ref('workloads.id'))
          .as('reviewed_at'),
      );
  }
}
