import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  TaskDetail,
  TaskEdit,
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
