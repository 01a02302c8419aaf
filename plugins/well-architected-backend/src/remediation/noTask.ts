import { NotFoundError } from '@backstage/errors';

/** Says that there is no such task, or none that the caller sees. */
export function noTask(taskId: string): NotFoundError {
  return new NotFoundError(`There is no task ${taskId}`);
}
