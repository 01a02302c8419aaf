import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  addRiskCounts,
  scoreRisks,
  type Answer,
  type AnswerDetail,
  type EntityReview,
  type Workload,
  type WorkloadDetail,
} from 'backstage-plugin-well-architected-common';
import type { WellArchitectedConfig } from '../config';
import { today } from '../remediation/today';
import { toTask } from '../remediation/toTask';
import type { LinkStore } from '../store/LinkStore';
import type { ReviewStore } from '../store/ReviewStore';
import { fromRiskCountColumns } from '../store/riskCounts';
import type { TaskStore } from '../store/TaskStore';
import type { WorkloadStore } from '../store/WorkloadStore';
import { countTasks } from './countTasks';
import { nameTask } from './nameTask';
import { scoreLenses } from './scores';
import { toAnswer } from './toAnswer';
import {
  toCountedLens,
  toMilestone,
  toReviewedWorkload,
  toWorkload,
  type ReviewRules,
} from './toWorkload';

/** Reads the notes of an answer, from AWS if need be. */
export type ReadAnswerNotes = (
  workloadId: string,
  lensAlias: string,
  questionId: string,
) => Promise<string | null>;

/** The review of an entity, and whether the catalog is known to have that. */
export interface StoredEntityReview {
  review: EntityReview;
  isInCatalog: boolean;
}

/** The reviews as they are stored, for whoever may see everything. */
export class StoredReviews {
  readonly #options: {
    reviews: ReviewStore;
    workloads: WorkloadStore;
    tasks: TaskStore;
    links: LinkStore;
    config: Pick<WellArchitectedConfig, 'scoring' | 'staleAfter'>;
    readAnswerNotes: ReadAnswerNotes;
    logger: LoggerService;
  };

  constructor(options: {
    reviews: ReviewStore;
    workloads: WorkloadStore;
    tasks: TaskStore;
    links: LinkStore;
    config: Pick<WellArchitectedConfig, 'scoring' | 'staleAfter'>;
    readAnswerNotes: ReadAnswerNotes;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  /** The review of an entity. */
  async getEntityReview(entityRef: string): Promise<StoredEntityReview> {
    const rules = this.#rules();
    const day = today();
    const rows = await this.#options.reviews.ofEntity(entityRef, day);
    const active = new Set(
      rows.workloads
        .filter(({ archived_at }) => archived_at === null)
        .map(({ id }) => id),
    );
    const isActive = (row: { workload_id: string }) =>
      active.has(row.workload_id);
    const review = {
      entityRef,
      lenses: scoreLenses(
        rows.lensReviews
          .filter(isActive)
          .map(lensReview => toCountedLens(lensReview, rows)),
        rules.scoring,
      ),
      workloads: rows.workloads.map(row =>
        toReviewedWorkload(row, rows, rules),
      ),
      tasks: countTasks(rows.taskCounts.filter(isActive)),
      firstTasks: rows.firstTasks.map(row => toTask(nameTask(row, rows), day)),
    };
    return { review, isInCatalog: rows.entity.length > 0 };
  }

  /** One workload with its milestones and score history. */
  async getWorkload(workloadId: string): Promise<WorkloadDetail> {
    const rules = this.#rules();
    const rows = await this.#options.reviews.ofWorkload(workloadId, today());
    const [row] = rows.workloads;
    if (!row) {
      throw new NotFoundError(`There is no workload ${workloadId}`);
    }
    return {
      ...toReviewedWorkload(row, rows, rules),
      description: row.description,
      notes: row.notes,
      milestones: rows.milestones.map(milestone =>
        toMilestone(milestone, rows.milestonePillars, rules),
      ),
      history: rows.history.map(point => ({
        at: point.at,
        lensAlias: point.lens_alias,
        overall: scoreRisks(
          addRiskCounts([fromRiskCountColumns(point)]),
          rules.scoring,
        ),
      })),
    };
  }

  /** Some workloads by name, from the one after `after` on, with their links. */
  async listWorkloads(options: {
    sourceId?: string;
    q?: string;
    after?: { name: string; id: string };
    limit: number;
  }) {
    const { reviews, links } = this.#options;
    const rules = this.#rules();
    const rows = await reviews.listWorkloads(options);
    const allLinks = await links.ofWorkloads(rows.map(({ id }) => id));
    return rows.map(row => toWorkload(row, allLinks, rules));
  }

  /** Every question of one lens review with its answer. */
  async listAnswers(workloadId: string, lensAlias: string): Promise<Answer[]> {
    const { reviews, tasks } = this.#options;
    const rows = await reviews.answers(workloadId, lensAlias);
    if (rows.length === 0) {
      throw new NotFoundError(
        `Workload ${workloadId} has no review of the lens ${lensAlias}`,
      );
    }
    const taskOf = await tasks.byQuestion(workloadId, lensAlias);
    return rows.map(row => toAnswer(row, taskOf.get(row.question_id)));
  }

  /** One question with its answer and notes. */
  async getAnswer(
    workloadId: string,
    lensAlias: string,
    questionId: string,
  ): Promise<AnswerDetail> {
    const { reviews, tasks, readAnswerNotes } = this.#options;
    // Opening the question brings the texts that only it tells, so it comes first.
    const notes = await readAnswerNotes(workloadId, lensAlias, questionId);
    const [row] = await reviews.answers(workloadId, lensAlias, questionId);
    if (!row) {
      throw new NotFoundError(
        `Workload ${workloadId} has no question ${questionId} in ${lensAlias}`,
      );
    }
    const taskOf = await tasks.byQuestion(workloadId, lensAlias);
    return { ...toAnswer(row, taskOf.get(questionId)), notes };
  }

  /**
   * Somebody looks at workloads: what they look at gets its details first. They
   * do not wait for this, which may stand behind a sync that writes.
   */
  countViews(shown: Workload[]): void {
    const { workloads, logger } = this.#options;
    const ids = shown
      .filter(({ depth, archivedAt }) => depth !== 'details' && !archivedAt)
      .map(({ workloadId }) => workloadId);
    if (ids.length > 0) {
      workloads
        .countViews(ids)
        .catch(error => logger.warn(`Views were not counted: ${error}`));
    }
  }

  #rules(): ReviewRules {
    const { scoring, staleAfter } = this.#options.config;
    return {
      scoring,
      staleBefore: new Date(
        Date.now() - durationToMilliseconds(staleAfter),
      ).toISOString(),
    };
  }
}
