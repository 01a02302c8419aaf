import type { Knex } from 'knex';
import { answersWithTexts, type AnswerWithTextsRow } from './answersWithTexts';
import { matchWords } from './matchWords';
import { OWNED_TASK, withOwners } from './namedTasks';
import { prepareReading } from './prepareReading';
import {
  KNOWN_ENTITY,
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

/** The id of a workload, or what selects the ids of some. */
type Ids = Knex.Value | Knex.QueryBuilder;

/** The framework asks for the three most important improvements of a review. */
const FIRST_TASKS = 3;

/** Reads what reviews show. */
export class ReviewStore {
  readonly #knex: Knex;
  readonly #ofEntity: (told: {
    entityRef: string;
    today: string;
  }) => Promise<EntityReviewRows>;
  readonly #ofWorkload: (told: {
    id: string;
    today: string;
  }) => Promise<WorkloadReviewRows>;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#ofEntity = prepareReading(knex, told => {
      const linked = knex('links')
        .where({ entity_ref: told('entityRef') })
        .select('workload_id');
      return {
        ...this.#lists(linked, told('today')),
        entity: {
          query: knex('entities').where({
            entity_ref: told('entityRef'),
            in_catalog: true,
          }),
          columns: KNOWN_ENTITY,
        },
        firstTasks: { query: this.#first(linked), columns: OWNED_TASK },
      };
    });
    this.#ofWorkload = prepareReading(knex, told => {
      const where = { workload_id: told('id') };
      return {
        ...this.#lists(told('id'), told('today')),
        milestones: {
          query: knex('milestones').where(where).orderBy('number'),
          columns: MILESTONE,
        },
        history: {
          query: knex('score_history').where(where).orderBy('at'),
          columns: SCORE,
        },
      };
    });
  }

  /**
   * Everything that the review of an entity shows.
   *
   * @param today - the day, YYYY-MM-DD
   */
  async ofEntity(entityRef: string, today: string): Promise<EntityReviewRows> {
    return this.#ofEntity({ entityRef, today });
  }

  /**
   * Everything that is shown of one workload; no workload, if there is none.
   *
   * @param today - the day, YYYY-MM-DD
   */
  async ofWorkload(id: string, today: string): Promise<WorkloadReviewRows> {
    return this.#ofWorkload({ id, today });
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

  #lists(ids: Ids, today: Knex.Value) {
    const ofWorkloads = (table: string) =>
      among(this.#knex(table), `${table}.workload_id`, ids);
    return {
      workloads: {
        query: among(this.#workloads(), 'workloads.id', ids).orderBy([
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
  #first(ids: Ids): Knex.QueryBuilder {
    const inUse = among(this.#knex('workloads'), 'workloads.id', ids)
      .whereNull('archived_at')
      .select('workloads.id');
    const toDo = among(this.#knex('tasks'), 'tasks.workload_id', inUse)
      .whereIn('state', TO_DO)
      .select('id', 'fix_order');
    const first = this.#knex
      .withMaterialized('to_do', toDo)
      .from('to_do')
      .orderBy(['fix_order', 'id'])
      // Not bound, so that the statement is planned once.
      .limit(FIRST_TASKS, { skipBinding: true })
      .as('first');
    return withOwners(
      this.#knex.from(first).join('tasks', 'tasks.id', 'first.id'),
    )
      .select('tasks.*')
      .orderBy(['first.fix_order', 'first.id']);
  }

  #taskCounts(tasks: Knex.QueryBuilder, today: Knex.Value): Knex.QueryBuilder {
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
function among(
  rows: Knex.QueryBuilder,
  column: string,
  ids: Ids,
): Knex.QueryBuilder {
  if (!isQuery(ids)) {
    return rows.where(column, ids);
  }
  return rows.client.config.client === 'pg'
    ? rows.whereRaw('?? = any(array(?))', [column, ids])
    : rows.whereIn(column, ids);
}

function isQuery(ids: Ids): ids is Knex.QueryBuilder {
  return ids !== null && typeof ids === 'object' && 'toSQL' in ids;
}
