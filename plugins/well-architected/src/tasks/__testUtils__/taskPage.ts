import type { Task, TaskPage } from 'backstage-plugin-well-architected-common';

/** A page with all tasks of a list, or with a way to the next one. */
export const taskPage = (
  items: readonly Task[],
  nextCursor?: string,
): TaskPage => ({ items: [...items], totalItems: items.length, nextCursor });
