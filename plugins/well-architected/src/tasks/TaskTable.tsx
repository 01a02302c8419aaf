import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Table, useBreakpoint } from '@backstage/ui';
import type { TaskPage } from 'backstage-plugin-well-architected-common';
import { useMemo, type ReactNode } from 'react';
import { wellArchitectedTranslationRef } from '../translation';
import { taskColumns } from './taskColumns';
import { TASK_SORTS, type TaskUrlState } from './taskUrlState';
import type { SeveralTasks } from './useSeveralTasks';
import { TASK_PAGE_SIZES, type useTaskPages } from './useTaskPages';

/** Stands for the number of tasks where the backend did not count them all. */
const UNCOUNTED = Infinity;

/** A page of tasks; each row leads to its task. */
export function TaskTable({
  pages,
  state,
  severalWorkloads,
  severalEntities,
  selection,
  emptyState,
  taskHref,
  onChange,
}: {
  pages: ReturnType<typeof useTaskPages>;
  state: TaskUrlState;
  severalWorkloads: boolean;
  severalEntities: boolean;
  /** Undefined for those who may only read. */
  selection: Pick<SeveralTasks, 'selection' | 'select'> | undefined;
  emptyState: ReactNode;
  taskHref(taskId: string): string;
  onChange(change: Partial<TaskUrlState>): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const narrow = useBreakpoint().down('lg');
  const columns = useMemo(
    () =>
      taskColumns({
        narrow,
        severalWorkloads,
        severalEntities,
        label: column => t(`tasks.column.${column}`),
      }),
    [narrow, severalWorkloads, severalEntities, t],
  );

  return (
    <Table
      columnConfig={columns}
      data={pages.page && toRows(pages.page)}
      isPending={pages.loading}
      isStale={pages.loading && pages.page !== undefined}
      emptyState={emptyState}
      rowConfig={{ getHref: task => taskHref(task.taskId) }}
      selection={
        selection && {
          mode: 'multiple',
          behavior: 'toggle',
          selected: new Set(selection.selection.keys()),
          onSelectionChange: selection.select,
        }
      }
      sort={{
        descriptor: {
          column: state.sort,
          direction: state.order === 'asc' ? 'ascending' : 'descending',
        },
        onSortChange: ({ column, direction }) =>
          onChange({
            sort: TASK_SORTS.find(sort => sort === column),
            order: direction === 'ascending' ? 'asc' : 'desc',
          }),
      }}
      pagination={
        pages.page?.totalItems === 0
          ? { type: 'none' }
          : {
              type: 'page',
              pageSize: pages.pageSize,
              pageSizeOptions: TASK_PAGE_SIZES.map(value => ({
                value,
                label: t('tasks.pageSize', { size: String(value) }),
              })),
              onPageSizeChange: pages.setPageSize,
              totalCount: pages.page && (pages.page.totalItems ?? UNCOUNTED),
              getLabel: ({ totalCount = 0 }) =>
                totalCount === UNCOUNTED
                  ? t('tasks.uncounted')
                  : t('tasks.count', { count: totalCount }),
              hasNextPage: pages.hasNextPage,
              hasPreviousPage: pages.hasPreviousPage,
              onNextPage: pages.nextPage,
              onPreviousPage: pages.previousPage,
            }
      }
    />
  );
}

function toRows(page: TaskPage) {
  return page.items.map(task => ({ ...task, id: task.taskId }));
}
