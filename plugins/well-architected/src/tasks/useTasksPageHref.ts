import { useRouteRef } from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../routes';
import {
  MY_TASK_DEFAULTS,
  parseTaskUrlState,
  printTaskUrlState,
  type TaskUrlState,
} from './taskUrlState';

/** Gives addresses of the page with the tasks of all entities; none where the app has no such page. */
export function useTasksPageHref(): (
  change: Partial<TaskUrlState>,
) => string | undefined {
  const path = useRouteRef(rootRouteRef)?.();
  return change => {
    const plain = new URLSearchParams();
    const state = parseTaskUrlState(plain, MY_TASK_DEFAULTS);
    const search = printTaskUrlState(
      { ...state, ...change },
      plain,
      MY_TASK_DEFAULTS,
    ).toString();
    return path && (search ? `${path}?${search}` : path);
  };
}
