import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Task,
  TaskChanges,
  TaskDetail,
  TaskEdit,
  TaskListQuery,
  TaskOutcome,
  TaskPage,
  TaskQuery,
} from 'backstage-plugin-well-architected-common';

/** Who asks. */
export interface TaskCallerOptions {
  credentials: BackstageCredentials;
}

/** What people do with remediation tasks. */
export interface Tasks {
  /** A page of the tasks of the workloads linked to an entity. */
  list(
    entityRef: string,
    query: TaskQuery,
    options: TaskCallerOptions,
  ): Promise<TaskPage>;

  /** A page of the tasks of all entities, as far as the caller may see them. */
  listAll(query: TaskListQuery, options: TaskCallerOptions): Promise<TaskPage>;

  /** All tasks of such a list, a page at a time. */
  stream(
    query: Omit<TaskListQuery, 'limit' | 'cursor'>,
    options: TaskCallerOptions,
  ): Promise<AsyncIterable<Task[]>>;

  /** @throws NotFoundError where there is no such task to be seen */
  get(taskId: string, options: TaskCallerOptions): Promise<TaskDetail>;

  /**
   * Puts what people decide about a task.
   *
   * @param version - the version that the editor saw
   * @throws InputError for what a task cannot be
   * @throws PreconditionFailedError when the task has another version by now
   */
  edit(
    taskId: string,
    edit: TaskEdit,
    version: number,
    options: TaskCallerOptions,
  ): Promise<TaskDetail>;

  /**
   * Puts what people decide about several tasks. What fails for one of them is
   * told, and does not keep the others from being changed.
   *
   * @param tasks - each with the version that the editor saw
   * @returns what became of each, in the same order
   */
  editSeveral(
    tasks: Array<{ taskId: string; version: number }>,
    changes: TaskChanges,
    options: TaskCallerOptions,
  ): Promise<TaskOutcome[]>;

  /**
   * Ticks a step of the improvement plan off, or takes that back.
   *
   * @throws InputError for what is no best practice of the question
   */
  tickStep(
    taskId: string,
    step: { choiceId: string; done: boolean },
    options: TaskCallerOptions,
  ): Promise<TaskDetail>;

  /**
   * Adds a comment.
   *
   * @param comment - one with the same key is added once
   */
  comment(
    taskId: string,
    comment: { text: string; idempotencyKey?: string },
    options: TaskCallerOptions,
  ): Promise<TaskDetail>;
}
