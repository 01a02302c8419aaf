import type { paths } from './generated/contract';
import type {
  Answer,
  AnswerDetail,
  EntityReview,
  Source,
  SyncRequest,
  SyncRun,
  TaskChanges,
  TaskDetail,
  TaskEdit,
  TaskOutcome,
  TaskPage,
  WorkloadDetail,
  WorkloadPage,
} from './types';

type Query<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Q } };
}
  ? NonNullable<Q>
  : never;

/**
 * Which tasks of an entity, in which order.
 *
 * @public
 */
export type TaskQuery = Query<'/entities/{kind}/{namespace}/{name}/tasks'>;

/**
 * Which tasks of all entities, in which order.
 *
 * @public
 */
export type TaskListQuery = Query<'/tasks'>;

/**
 * Which workloads.
 *
 * @public
 */
export type WorkloadQuery = Query<'/workloads'>;

/**
 * Which sync runs.
 *
 * @public
 */
export type SyncRunQuery = Query<'/sync-runs'>;

/**
 * Options of every request.
 *
 * @public
 */
export interface RequestOptions {
  /** A Backstage token; needed where the fetch API adds none, as in backends. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * A task together with the version that a change of it must name.
 *
 * @public
 */
export interface VersionedTask {
  task: TaskDetail;
  etag: string;
}

/**
 * The REST API of the Well-Architected backend plugin. Every method throws
 * `ResponseError` of `@backstage/errors` when the answer is an error.
 *
 * @public
 */
export interface WellArchitectedApi {
  /** The review of an entity; its `workloads` are empty when nothing is linked. */
  getEntityReview(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<EntityReview>;

  /** A page of the remediation tasks of an entity. */
  listEntityTasks(
    entityRef: string,
    query?: TaskQuery,
    options?: RequestOptions,
  ): Promise<TaskPage>;

  /** A page of the remediation tasks of all entities, as far as one may see them. */
  listTasks(query?: TaskListQuery, options?: RequestOptions): Promise<TaskPage>;

  /** All tasks of such a list as CSV. */
  exportTasks(
    query?: Omit<TaskListQuery, 'limit' | 'cursor'>,
    options?: RequestOptions,
  ): Promise<Blob>;

  /**
   * Changes up to a thousand tasks at once; what was not changed is told, and
   * does not keep others from being changed.
   *
   * @param tasks - each with the version that the editor saw
   */
  editTasks(
    tasks: Array<{ taskId: string; version: number }>,
    changes: TaskChanges,
    options?: RequestOptions,
  ): Promise<TaskOutcome[]>;

  /** One remediation task with its question, steps and history. */
  getTask(taskId: string, options?: RequestOptions): Promise<VersionedTask>;

  /**
   * Puts what people decide about a task.
   *
   * @throws `ResponseError` with status code 412 when somebody else changed
   * the task since the version that `etag` names.
   */
  editTask(
    taskId: string,
    edit: TaskEdit,
    etag: string,
    options?: RequestOptions,
  ): Promise<VersionedTask>;

  /** Ticks a step of a task's improvement plan off, or takes that back. */
  tickStep(
    taskId: string,
    choiceId: string,
    done: boolean,
    options?: RequestOptions,
  ): Promise<VersionedTask>;

  /**
   * Adds a comment to a task.
   *
   * @param idempotencyKey - a comment that is sent again with the same key is
   * there once
   */
  addComment(
    taskId: string,
    text: string,
    idempotencyKey: string,
    options?: RequestOptions,
  ): Promise<VersionedTask>;

  /** A page of workloads, by name. */
  listWorkloads(
    query?: WorkloadQuery,
    options?: RequestOptions,
  ): Promise<WorkloadPage>;

  /** One workload with its lens reviews, milestones and score history. */
  getWorkload(
    workloadId: string,
    options?: RequestOptions,
  ): Promise<WorkloadDetail>;

  /** Every question of one lens review with its answer. */
  listAnswers(
    workloadId: string,
    lensAlias: string,
    options?: RequestOptions,
  ): Promise<Answer[]>;

  /** One question with its answer and the answer's notes. */
  getAnswer(
    workloadId: string,
    lensAlias: string,
    questionId: string,
    options?: RequestOptions,
  ): Promise<AnswerDetail>;

  /** Links a workload to an entity by hand. */
  linkWorkload(
    entityRef: string,
    workloadId: string,
    options?: RequestOptions,
  ): Promise<void>;

  /** Removes a person's link. */
  unlinkWorkload(
    entityRef: string,
    workloadId: string,
    options?: RequestOptions,
  ): Promise<void>;

  /** The sources with their health. */
  listSources(options?: RequestOptions): Promise<Source[]>;

  /** A page of sync runs, the newest first. */
  listSyncRuns(
    query?: SyncRunQuery,
    options?: RequestOptions,
  ): Promise<{ items: SyncRun[]; nextCursor?: string }>;

  /** Asks for a sync; of everything when the request is empty. */
  requestSync(
    request: SyncRequest,
    options?: RequestOptions,
  ): Promise<SyncRun[]>;

  /** One sync run with its progress. */
  getSyncRun(runId: string, options?: RequestOptions): Promise<SyncRun>;
}
