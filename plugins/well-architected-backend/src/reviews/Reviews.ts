import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Answer,
  AnswerDetail,
  EntityReview,
  WorkloadDetail,
  WorkloadPage,
  WorkloadQuery,
} from 'backstage-plugin-well-architected-common';

/** Who asks. */
export interface CallerOptions {
  credentials: BackstageCredentials;
}

/** The read models of reviews. */
export interface Reviews {
  /** The review of an entity; without workloads where nothing is linked. */
  getEntityReview(
    entityRef: string,
    options: CallerOptions,
  ): Promise<EntityReview>;

  /** @throws NotFoundError where there is no such workload to be seen */
  getWorkload(
    workloadId: string,
    options: CallerOptions,
  ): Promise<WorkloadDetail>;

  /** A page of workloads, by name. */
  listWorkloads(
    query: WorkloadQuery,
    options: CallerOptions,
  ): Promise<WorkloadPage>;

  /** @throws NotFoundError where there is no such lens review to be seen */
  listAnswers(
    workloadId: string,
    lensAlias: string,
    options: CallerOptions,
  ): Promise<Answer[]>;

  /** @throws NotFoundError where there is no such answer to be seen */
  getAnswer(
    workloadId: string,
    lensAlias: string,
    questionId: string,
    options: CallerOptions,
  ): Promise<AnswerDetail>;
}
