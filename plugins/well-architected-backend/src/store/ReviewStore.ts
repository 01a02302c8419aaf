import type { Knex } from 'knex';
import { answersWithTexts, type AnswerWithTextsRow } from './answersWithTexts';
import { matchWords } from './matchWords';
import { OWNED_TASK, withOwners } from './namedTasks';
import { readTogether } from './readTogether';
import {
  LENS_REVIEW,
  LINK,
  MILESTONE,
  MILESTONE_PILLAR,
  PILLAR_REVIEW,
  REVIEWED_WORKLOAD,
  SCORE,
  TASK_COUNT,
  type EntityReviewRows,
  type ReviewedWorkloadRow,
  type WorkloadReviewRows,
} from './reviewRows';
import type { WorkloadRow } from './tables';
import { TO_DO } from './taskStates';

/** The ids of some workloads, or what selects them. */
type Ids = string[] | Knex.QueryBuilder;

/** Reads what reviews show. */
export class ReviewStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Everything that the review of an entity shows.
   *
   * @param today - the day, YYYY-MM-DD
   * @param tasks - so many of those to be done first
   */
  async ofEntity(
    entityRef: string,
    { today, tasks }: { today: string; tasks: number },
  ): Promise<EntityReviewRows> {
    const linked = this.#knex('links')
      .where({ entity_ref: entityRef })
      .select('workload_id');
    return readTogether(this.#knex, {
      ...this.#lists(linked, today),
      firstTasks: { query: this.#first(linked, tasks), columns: OWNED_TASK },
    });
  }

  /** Everything that is shown of one workload; no workload, if there is none. */
  async ofWorkload(id: string, today: string): Promise<WorkloadReviewRows> {
    const where = { workload_id: id };
    return readTogether(this.#knex, {
      ...this.#lists([id], today),
      milestones: {
        query: this.#knex('milestones').where(where).orderBy('number'),
        columns: MILESTONE,
      },
      history: {
        query: this.#knex('score_history').where(where).orderBy('at'),
        columns: SCORE,
      },
    });
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
    return answersWithTexts(this.#knex).where({
      'answers.workload_id': workloadId,
      'answers.lens_alias': lensAlias,
      ...(questionId && { 'answers.question_id': questionId }),
    });
  }

  #lists(ids: Ids, today: string) {
    const ofWorkloads = (table: string) =>
      whereAmong(this.#knex(table), 'workload_id', ids);
    return {
      workloads: {
        query: whereAmong(this.#workloads(), 'workloads.id', ids).orderBy([
          'workloads.name',
          'workloads.id',
        ]),
        columns: REVIEWED_WORKLOAD,
      },
      links: {
        query: ofWorkloads('links').orderBy(['entity_ref', 'origin']),
        columns: LINK,
      },
      lensReviews: {
        query: ofWorkloads('lens_reviews').orderBy(['lens_name', 'lens_alias']),
        columns: LENS_REVIEW,
      },
      pillars: {
        query: ofWorkloads('pillar_reviews').orderBy('position'),
        columns: PILLAR_REVIEW,
      },
      milestonePillars: {
        query: ofWorkloads('milestone_pillars').orderBy([
          'number',
          'lens_name',
          'position',
        ]),
        columns: MILESTONE_PILLAR,
      },
      taskCounts: {
        query: this.#taskCounts(ofWorkloads('tasks'), today),
        columns: TASK_COUNT,
      },
    };
  }

  /**
   * Those tasks that are to be done first; none of an archived workload. All
   * that these workloads have are found before they are sorted: PostgreSQL
   * would rather walk everybody's in their order until it has enough.
   */
  #first(ids: Ids, limit: number): Knex.QueryBuilder {
    const inUse = whereAmong(this.#knex('workloads'), 'id', ids)
      .whereNull('archived_at')
      .select('id');
    const toDo = whereAmong(this.#knex('tasks'), 'workload_id', inUse).whereIn(
      'state',
      TO_DO,
    );
    const first = this.#knex
      .withMaterialized('to_do', toDo)
      .from('to_do')
      .orderBy(['fix_order', 'id'])
      .limit(limit);
    return withOwners(
      this.#knex.from(first.as('tasks')).select('tasks.*'),
    ).orderBy(['tasks.fix_order', 'tasks.id']);
  }

  #taskCounts(tasks: Knex.QueryBuilder, today: string): Knex.QueryBuilder {
    const group = ['workload_id', 'lens_alias', 'pillar_id', 'risk', 'state'];
    return tasks
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

/**
 * Leaves rows whose column is among some ids. PostgreSQL looks up by an index
 * what stands in an array, and would plan a join for what a query selects.
 */
function whereAmong(
  rows: Knex.QueryBuilder,
  column: string,
  ids: Ids,
): Knex.QueryBuilder {
  return Array.isArray(ids) || rows.client.config.client !== 'pg'
    ? rows.whereIn(column, ids as Knex.QueryBuilder)
    : rows.whereRaw('?? = any(array(?))', [column, ids]);
}
