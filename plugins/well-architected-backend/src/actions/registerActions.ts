import type { ActionServices } from './ActionServices';
import { auditRefusedReads } from './auditRefusedReads';
import { createAssignTaskAction } from './createAssignTaskAction';
import { createChangeTaskStateAction } from './createChangeTaskStateAction';
import { createCommentOnTaskAction } from './createCommentOnTaskAction';
import { createGetEntityReviewAction } from './createGetEntityReviewAction';
import { createGetSyncRunAction } from './createGetSyncRunAction';
import { createGetTaskAction } from './createGetTaskAction';
import { createSearchTasksAction } from './createSearchTasksAction';
import { createSyncEntityAction } from './createSyncEntityAction';
import { refuseNul } from './refuseNul';

/** Registers what agents may do in the name of those who call them. */
export function registerActions(options: ActionServices): void {
  const services = {
    ...options,
    actionsRegistry: refuseNul(auditRefusedReads(options)),
  };
  createGetEntityReviewAction(services);
  createSearchTasksAction(services);
  createGetTaskAction(services);
  createAssignTaskAction(services);
  createChangeTaskStateAction(services);
  createCommentOnTaskAction(services);
  createSyncEntityAction(services);
  createGetSyncRunAction(services);
}
