import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  clearFilters,
  isFiltered,
  parseTaskUrlState,
  printTaskUrlState,
  type TaskDefaults,
  type TaskUrlState,
} from './taskUrlState';
import { useTaskEntry } from './useTaskEntry';

/** What a task table shows, and the ways to show something else. */
export type TaskView = ReturnType<typeof useTaskUrlState>;

/** What the task table shows, kept in the address of the page. */
export function useTaskUrlState(defaults: TaskDefaults) {
  const [params, setParams] = useSearchParams();
  const state = useMemo(
    () => parseTaskUrlState(params, defaults),
    [params, defaults],
  );

  /** The address of this page with a change of the state. */
  const href = useCallback(
    (change: Partial<TaskUrlState>) =>
      `?${printTaskUrlState({ ...state, ...change }, params, defaults)}`,
    [state, params, defaults],
  );

  /** Changes the state; as a step that "back" undoes unless told to replace. */
  const change = useCallback(
    (changes: Partial<TaskUrlState>, options?: { replace: boolean }) =>
      setParams(
        current =>
          printTaskUrlState(
            { ...parseTaskUrlState(current, defaults), ...changes },
            current,
            defaults,
          ),
        options,
      ),
    [setParams, defaults],
  );

  const entry = useTaskEntry(
    state.taskId,
    useCallback(
      (taskId: string | undefined, options?: { replace: boolean }) =>
        change({ taskId }, options),
      [change],
    ),
  );

  return {
    state,
    isFiltered: isFiltered(state, defaults),
    href,
    change,
    ...entry,
    clearFilters: () => change(clearFilters(state, defaults)),
  };
}
