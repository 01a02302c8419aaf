import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';
import { useMemo } from 'react';
import { wellArchitectedTranslationRef } from '../translation';
import { pillarsOf } from './pillars';
import { TasksPanel } from './TasksPanel';
import { ENTITY_TASK_DEFAULTS } from './taskUrlState';
import { useTaskUrlState } from './useTaskUrlState';

/** The remediation tasks of an entity. */
export function EntityTasks({
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
  const view = useTaskUrlState(ENTITY_TASK_DEFAULTS);
  const pillars = useMemo(
    () => pillarsOf(workloads, { workloadId, lensAlias }),
    [workloads, workloadId, lensAlias],
  );
  return (
    <TasksPanel
      title={t('tasks.title')}
      view={view}
      entityRef={entityRef}
      workloadId={workloadId}
      lensAlias={lensAlias}
      pillars={pillars}
      severalWorkloads={workloads.length > 1 && !workloadId}
      refreshKey={refreshKey}
      onChanged={onChanged}
    />
  );
}
