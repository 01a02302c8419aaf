import { useApi } from '@backstage/frontend-plugin-api';
import { wellArchitectedApiRef } from '../api';
import { useLoad } from '../useLoad';
import { MY_TASK_DEFAULTS } from './taskUrlState';

const FIRST_TASKS = '5';

/**
 * How many tasks an owner has to do, and those that are due first.
 *
 * @param owner - an entity reference, or `me` for the reader and the reader's groups
 */
export function useOwnedTasks(owner: string) {
  const api = useApi(wellArchitectedApiRef);
  return useLoad(async () => {
    const [open, overdue] = await Promise.all([
      api.listTasks({
        owner: [owner],
        state: [...MY_TASK_DEFAULTS.states],
        sort: 'dueDate',
        order: 'asc',
        limit: FIRST_TASKS,
      }),
      api.listTasks({ owner: [owner], overdue: 'true', limit: '1' }),
    ]);
    return { open, overdue };
  }, [api, owner]);
}
