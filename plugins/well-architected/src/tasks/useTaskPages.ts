import { useApi } from '@backstage/frontend-plugin-api';
import type { TaskQuery } from 'backstage-plugin-well-architected-common';
import { useEffect, useState } from 'react';
import { wellArchitectedApiRef } from '../api';
import { useLoad } from '../useLoad';

/** How many tasks a page may have; the first is where a person starts. */
export const TASK_PAGE_SIZES = [20, 50, 100];

/**
 * A list of tasks, a page at a time. A reload stays on its page, so that
 * whoever edits one task after the other is not thrown back to the first page,
 * which is why this does not use Backstage UI's `useTable`.
 *
 * @param entityRef - whose tasks; those of all entities when undefined
 * @param refreshKey - the page is loaded again when it changes
 */
export function useTaskPages(
  entityRef: string | undefined,
  query: TaskQuery,
  refreshKey: unknown,
) {
  const api = useApi(wellArchitectedApiRef);
  const [pageSize, setPageSize] = useState(TASK_PAGE_SIZES[0]);
  const listKey = JSON.stringify([entityRef, query, pageSize]);
  const [place, setPlace] = useState({ listKey, cursors: [] as string[] });
  /** The cursors of the pages up to the current one; empty on the first page. */
  const cursors = place.listKey === listKey ? place.cursors : [];
  const cursor = cursors.at(-1);
  const setCursors = (next: string[]) => setPlace({ listKey, cursors: next });

  const { value, loading, error, reload } = useLoad(() => {
    const page = { ...query, limit: String(pageSize), cursor };
    return entityRef === undefined
      ? api.listTasks(page)
      : api.listEntityTasks(entityRef, page);
  }, [api, listKey, cursor, refreshKey]);

  const isEmptied = !loading && value?.items.length === 0 && cursors.length > 0;
  useEffect(() => {
    if (isEmptied) {
      // What was on this page is elsewhere since it was edited.
      setPlace(({ cursors: before, ...list }) => ({
        ...list,
        cursors: before.slice(0, -1),
      }));
    }
  }, [isEmptied]);

  const nextCursor = value?.nextCursor;
  return {
    page: value,
    loading,
    error,
    reload,
    pageSize,
    setPageSize,
    hasNextPage: nextCursor !== undefined,
    hasPreviousPage: cursors.length > 0,
    nextPage: () => nextCursor && setCursors([...cursors, nextCursor]),
    previousPage: () => setCursors(cursors.slice(0, -1)),
  };
}
