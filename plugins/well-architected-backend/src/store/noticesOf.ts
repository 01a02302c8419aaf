import type { TaskChangeReason } from 'backstage-plugin-well-architected-common';
import { fromJson } from './json';
import type { Notice } from './Notice';
import type { TaskHistoryRow } from './tables';

/**
 * What people are to be told of some changes: of a new owner, unless it is who
 * made the change, and of tasks that are open again and no person reopened.
 */
export function noticesOf(history: TaskHistoryRow[]): Notice[] {
  return history.flatMap((change): Notice[] => {
    const { task_id: taskId, version, field, actor, after } = change;
    if (field === 'owner' && after !== null && after !== actor) {
      return [{ kind: 'assigned', taskId, version, owner: after, actor }];
    }
    const reason = fromJson<TaskChangeReason>(change.reason);
    if (field === 'state' && after === 'open' && reason) {
      return [{ kind: 'reopened', taskId, version, reason }];
    }
    return [];
  });
}
