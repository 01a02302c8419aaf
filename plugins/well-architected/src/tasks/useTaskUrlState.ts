import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  parseTaskUrlState,
  printTaskUrlState,
  type TaskUrlState,
} from './taskUrlState';

/** What the task table shows, kept in the address of the page. */
export function useTaskUrlState() {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => parseTaskUrlState(params), [params]);

  /** The address of this page with a change of the state. */
  const href = useCallback(
    (change: Partial<TaskUrlState>) =>
      `?${printTaskUrlState({ ...state, ...change }, params)}`,
    [state, params],
  );

  /** Changes the state; as a step that "back" undoes unless told to replace. */
  const change = useCallback(
    (changes: Partial<TaskUrlState>, options?: { replace: boolean }) =>
      setParams(
        current =>
          printTaskUrlState(
            { ...parseTaskUrlState(current), ...changes },
            current,
          ),
        options,
      ),
    [setParams],
  );

  return { state, href, change };
}
