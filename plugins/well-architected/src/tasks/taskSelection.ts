import type { Task } from 'backstage-plugin-well-architected-common';

/** The tasks that a person has selected on the pages of a list, by their ids. */
export type TaskSelection = ReadonlyMap<string, Task>;

/** As many tasks can be changed at once. */
export const MAXIMUM_SELECTION = 1000;

/**
 * The selection after a person selected among the tasks of a page. Those of
 * other pages stay selected.
 *
 * @param keys - what the table says to be selected
 */
export function selectOnPage(
  selection: TaskSelection,
  page: readonly Task[],
  keys: 'all' | ReadonlySet<string | number>,
): TaskSelection {
  const next = new Map(selection);
  for (const task of page) {
    if (keys === 'all' || keys.has(task.taskId)) {
      next.set(task.taskId, task);
    } else {
      next.delete(task.taskId);
    }
  }
  return next;
}

/** The selection with its tasks as a page shows them by now: a change names the version that its editor saw. */
export function refreshSelection(
  selection: TaskSelection,
  page: readonly Task[],
): TaskSelection {
  const shown = new Map(page.map(task => [task.taskId, task]));
  return new Map(
    [...selection].map(([taskId, task]) => [taskId, shown.get(taskId) ?? task]),
  );
}
