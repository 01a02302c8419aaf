import { useCallback, useEffect, useState } from 'react';
import { TaskDrawer } from './TaskDrawer';
import type { TaskView } from './useTaskUrlState';

/**
 * The task that the address names. "Back" of the browser takes its name out of
 * the address before anybody can ask: where something is unsaved, it is put back
 * until the reader has answered. That the page itself is not left with it, where
 * it began with the task, the list of tasks is put before it.
 */
export function AddressedTask({
  view: {
    state: { taskId },
    change,
    closeTask,
    putListBefore,
  },
  ...drawer
}: {
  view: TaskView;
  /** The task is loaded again when it changes. */
  refreshKey: unknown;
  onSaved(): void;
}) {
  /** The task in which something is unsaved. */
  const [unsaved, setUnsaved] = useState<string>();
  const shown = taskId ?? unsaved;

  useEffect(() => {
    if (unsaved && taskId) {
      putListBefore();
    } else if (unsaved) {
      change({ taskId: unsaved });
    }
  }, [taskId, unsaved, change, putListBefore]);

  const onUnsavedChange = useCallback(
    (isUnsaved: boolean) => setUnsaved(isUnsaved ? shown : undefined),
    [shown],
  );
  const onClose = () => {
    setUnsaved(undefined);
    closeTask();
  };

  return shown ? (
    <TaskDrawer
      key={shown}
      taskId={shown}
      isLeft={!taskId}
      onUnsavedChange={onUnsavedChange}
      onClose={onClose}
      {...drawer}
    />
  ) : null;
}
