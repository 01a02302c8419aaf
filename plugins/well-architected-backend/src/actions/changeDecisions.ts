import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type {
  TaskChanges,
  TaskDecisions,
  TaskDetail,
} from 'backstage-plugin-well-architected-common';
import { audited } from '../audited';
import { PreconditionFailedError } from '../remediation/PreconditionFailedError';
import type { ActionServices } from './ActionServices';

/** How the caller may be named. */
const ME = 'me';

/**
 * Changes some of what people decide about a task, and keeps the rest.
 *
 * @param version - the one that the caller saw; the current one, unless told
 * @throws ConflictError when the task has another version by now
 */
export async function changeDecisions(
  {
    auditor,
    actorOf,
    tasks,
  }: Pick<ActionServices, 'auditor' | 'actorOf' | 'tasks'>,
  {
    taskId,
    version,
    changes,
  }: { taskId: string; version: number | undefined; changes: TaskChanges },
  credentials: BackstageCredentials,
): Promise<TaskDetail> {
  const actor = actorOf(credentials);
  try {
    return await audited(
      auditor,
      { eventId: 'task-update', meta: { taskId, actor } },
      async () => {
        const task = await tasks.get(taskId, { credentials });
        return tasks.edit(
          taskId,
          toEdit(task, changes, actor),
          version ?? task.version,
          { credentials },
        );
      },
    );
  } catch (error) {
    // Agents are told of the errors that Backstage knows.
    throw error instanceof PreconditionFailedError
      ? new ConflictError(`${error.message}; \`get-task\` tells how it is now`)
      : error;
  }
}

function toEdit(
  task: TaskDecisions,
  changes: TaskChanges,
  actor: string,
): TaskDecisions {
  const {
    state = task.state,
    owner = task.owner,
    dueDate = task.dueDate,
    acceptanceReason = task.acceptanceReason,
    approvedBy = task.approvedBy,
    acceptedUntil = task.acceptedUntil,
  } = changes;
  return {
    state,
    owner: owner === ME ? actor : owner,
    dueDate,
    note: task.note,
    rank: task.rank,
    ticketUrl: task.ticketUrl,
    acceptanceReason,
    approvedBy: approvedBy === ME ? actor : approvedBy,
    acceptedUntil,
  };
}
