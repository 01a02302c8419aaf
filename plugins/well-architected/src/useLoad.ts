import { type DependencyList, useCallback, useReducer } from 'react';
import useAsync from 'react-use/esm/useAsync';

/**
 * Loads something, anew when a dependency changes or `reload` is called: also
 * while it is being loaded, since what changed then may be missing in it. (The
 * `retry` of react-use's `useAsyncRetry` does nothing at such a time.) The
 * result of the load that began last wins.
 */
export function useLoad<T>(load: () => Promise<T>, deps: DependencyList) {
  const [loads, countLoad] = useReducer((count: number) => count + 1, 0);
  const state = useAsync(load, [...deps, loads]);
  return { ...state, reload: useCallback(() => countLoad(), []) };
}
