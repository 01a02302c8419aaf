import { useCallback, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigate, useNavigationType } from 'react-router-dom';

/**
 * The entry of the browser's history whose address names a task.
 *
 * @param taskId - the task that the address names
 * @param show - names another task in the address, or none
 */
export function useTaskEntry(
  taskId: string | undefined,
  show: (taskId: string | undefined, options?: { replace: boolean }) => void,
) {
  const { key } = useLocation();
  const type = useNavigationType();
  const navigate = useNavigate();
  const before = useRef(taskId);
  const isAdding = useRef(false);
  /** The entry that has the list of tasks before it. */
  const entry = useRef<string>();

  // Before the effects of those who ask.
  useLayoutEffect(() => {
    if (taskId && type === 'PUSH' && (!before.current || isAdding.current)) {
      entry.current = key;
    }
    before.current = taskId;
    isAdding.current = false;
  }, [taskId, key, type]);

  return {
    /**
     * Closes the task, so that "back" then leads to where it led before the task
     * was opened: by one step back to the list, or where the page began with the
     * task, or was changed meanwhile, by the list in place of the entry.
     */
    closeTask: useCallback(
      () =>
        entry.current === key
          ? navigate(-1)
          : show(undefined, { replace: true }),
      [key, navigate, show],
    ),
    /** Makes sure that "back" leads to the list first, and so does not leave the page. */
    putListBefore: useCallback(() => {
      if (taskId && entry.current !== key) {
        isAdding.current = true;
        show(undefined, { replace: true });
        show(taskId);
      }
    }, [taskId, key, show]),
  };
}
