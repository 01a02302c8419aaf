import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';
import { useMemo } from 'react';
import { errorMessage } from '../errorMessage';
import styles from '../legible.module.css';
import { wellArchitectedTranslationRef } from '../translation';
import { NoTasks } from './NoTasks';
import { pillarsOf } from './pillarsOf';
import { TaskDrawer } from './TaskDrawer';
import { TaskFilters } from './TaskFilters';
import { TaskTable } from './TaskTable';
import { toTaskQuery } from './taskUrlState';
import { useOwnership } from './useOwnership';
import { useTaskPages } from './useTaskPages';
import { useTaskUrlState } from './useTaskUrlState';

/** The remediation tasks of an entity: a table, and the task that is open beside it. */
export function TasksPanel({
  entityRef,
  workloads,
  lensAlias,
  workloadId,
  refreshKey,
  onChanged,
}: {
  entityRef: string;
  workloads: readonly ReviewedWorkload[];
  /** Only tasks of this lens; of all lenses when missing. */
  lensAlias?: string;
  /** Only tasks of this workload; of all when missing. */
  workloadId?: string;
  /** Everything is loaded again when it changes. */
  refreshKey: unknown;
  /** Called when a person's edit was saved. */
  onChanged(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { state, href, change } = useTaskUrlState();
  const ownership = useOwnership();
  const query =
    ownership &&
    toTaskQuery(state, {
      ownershipEntityRefs: ownership.ownershipEntityRefs,
      workloadId,
      lensAlias,
    });
  const pages = useTaskPages(entityRef, query, refreshKey);
  const pillars = useMemo(
    () => pillarsOf(workloads, { workloadId, lensAlias }),
    [workloads, workloadId, lensAlias],
  );

  return (
    <Flex direction="column" gap="4" className={styles.legible}>
      <Text as="h2" variant="title-small">
        {t('tasks.title')}
      </Text>
      <TaskFilters state={state} pillars={pillars} onChange={change} />
      {pages.error ? (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('tasks.error.list')}
          description={errorMessage(pages.error)}
          customActions={
            <Button variant="secondary" size="small" onPress={pages.reload}>
              {t('tasks.error.retry')}
            </Button>
          }
        />
      ) : (
        <TaskTable
          pages={pages}
          state={state}
          severalWorkloads={workloads.length > 1 && !workloadId}
          emptyState={<NoTasks state={state} onChange={change} />}
          taskHref={taskId => href({ taskId })}
          onChange={change}
        />
      )}
      {state.taskId && (
        <TaskDrawer
          key={state.taskId}
          taskId={state.taskId}
          entityRef={entityRef}
          userEntityRef={ownership?.userEntityRef}
          refreshKey={refreshKey}
          onSaved={() => {
            pages.reload();
            onChanged();
          }}
          onClose={() => change({ taskId: undefined }, { replace: true })}
        />
      )}
    </Flex>
  );
}
