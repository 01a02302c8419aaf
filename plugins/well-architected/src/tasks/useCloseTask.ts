import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate, useNavigationType } from 'react-router-dom';

/**
 * Closes the task that the address names, so that "back" then leads to where it
 * led before the task was opened: opened here, it goes one step back, and where
 * the page began with it, or was changed meanwhile, it takes the entry's place.
 *
 * @param taskId - the task that the address names
 * @param replace - takes the task out of the address, in place of the current entry
 */
export function useCloseTask(
  taskId: string | undefined,
  replace: () => void,
): () => void {
  const { key } = useLocation();
  const type = useNavigationType();
  const navigate = useNavigate();
  const before = useRef(taskId);
  /** The entry of the browser's history that opening a task added. */
  const opened = useRef<string>();

  useEffect(() => {
    if (taskId && !before.current && type === 'PUSH') {
      opened.current = key;
    }
    before.current = taskId;
  }, [taskId, key, type]);

  return useCallback(
    () => (opened.current === key ? navigate(-1) : replace()),
    [key, navigate, replace],
  );
}
