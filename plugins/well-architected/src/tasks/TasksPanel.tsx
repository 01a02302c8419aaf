import { Flex } from '@backstage/ui';
import type { Task } from 'backstage-plugin-well-architected-common';
import { useMemo, useRef } from 'react';
import styles from '../legible.module.css';
import { AddressedTask } from './AddressedTask';
import { NoTasks } from './NoTasks';
import { withPillars, type Pillar } from './pillars';
import { SeveralTasksBar } from './SeveralTasksBar';
import { SeveralTasksOutcome } from './SeveralTasksOutcome';
import { TaskFilters } from './TaskFilters';
import { TaskListError } from './TaskListError';
import { TaskListHeader } from './TaskListHeader';
import { TaskTable } from './TaskTable';
import { toTaskQuery } from './taskUrlState';
import { useSeveralTasks } from './useSeveralTasks';
import { useTaskPages } from './useTaskPages';
import { useTaskPermissions } from './useTaskPermissions';
import type { TaskView } from './useTaskUrlState';

const NO_TASKS: readonly Task[] = [];

/** A list of remediation tasks: a table, and the task that is open beside it. */
export function TasksPanel({
  title,
  view,
  entityRef,
  workloadId,
  lensAlias,
  pillars,
  severalWorkloads,
  refreshKey,
  onChanged,
}: {
  title: string;
  /** What of the list is shown. */
  view: TaskView;
  /** Only tasks of this entity; of all that the reader may see when missing. */
  entityRef?: string;
  /** Only tasks of this workload; of all when missing. */
  workloadId?: string;
  /** Only tasks of this lens; of all lenses when missing. */
  lensAlias?: string;
  /** The pillars to choose from, beside those of the tasks that are shown. */
  pillars: readonly Pillar[];
  severalWorkloads: boolean;
  /** Everything is loaded again when it changes. */
  refreshKey?: unknown;
  /** Called when a person's edit was saved. */
  onChanged?(): void;
}) {
  const { state, href, change } = view;
  const query = toTaskQuery(state, { workloadId, lensAlias });
  const pages = useTaskPages(entityRef, query, refreshKey);
  const tasks = pages.page?.items ?? NO_TASKS;
  const onSaved = () => {
    pages.reload();
    onChanged?.();
  };

  const { sort: _sort, order: _order, ...filters } = query;
  const several = useSeveralTasks({
    page: tasks,
    listKey: JSON.stringify([entityRef, filters]),
    onEdited: onSaved,
  });
  const may = useTaskPermissions(
    entityRef === undefined
      ? tasks.flatMap(task => task.entityRefs ?? [])
      : [entityRef],
  );
  // Where the focus goes when the button that was pressed is gone.
  const heading = useRef<HTMLHeadingElement>(null);
  const leave = (way: () => void) => () => {
    way();
    heading.current?.focus();
  };
  const choosablePillars = useMemo(
    () => withPillars(pillars, tasks),
    [pillars, tasks],
  );

  return (
    <Flex direction="column" gap="4" className={styles.legible}>
      <TaskListHeader
        headingRef={heading}
        title={title}
        entityRef={entityRef}
        query={query}
      />
      {several.selection.size > 0 ? (
        <SeveralTasksBar
          several={several}
          mayUpdate={may.update}
          mayAccept={may.accept}
          onClear={leave(several.clear)}
        />
      ) : (
        <TaskFilters view={view} pillars={choosablePillars} />
      )}
      {several.outcome && (
        <SeveralTasksOutcome
          outcome={several.outcome}
          onClose={leave(several.forgetOutcome)}
        />
      )}
      {pages.error ? (
        <TaskListError error={pages.error} onRetry={pages.reload} />
      ) : (
        <TaskTable
          pages={pages}
          state={state}
          severalWorkloads={severalWorkloads}
          severalEntities={entityRef === undefined}
          selection={may.update || may.accept ? several : undefined}
          emptyState={<NoTasks view={view} />}
          taskHref={taskId => href({ taskId })}
          onChange={change}
        />
      )}
      <AddressedTask view={view} refreshKey={refreshKey} onSaved={onSaved} />
    </Flex>
  );
}
