import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Skeleton, Text } from '@backstage/ui';
import { RiAlarmWarningLine, RiArrowRightLine } from '@remixicon/react';
import type { TaskPage } from 'backstage-plugin-well-architected-common';
import { EntityTabLinks } from '../EntityTabLinks';
import legible from '../legible.module.css';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './OwnedTasks.module.css';
import { TaskList } from './TaskList';
import { TaskListError } from './TaskListError';
import { TasksPageLink } from './TasksPageLink';
import { useTasksPageHref } from './useTasksPageHref';
import { useOwnedTasks } from './useOwnedTasks';

/** What an owner has to do: how much, and what is due first. */
export function OwnedTasks({
  owner,
}: {
  /** An entity reference, or `me` for the reader and the reader's groups. */
  owner: string;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { value, error, loading, reload } = useOwnedTasks(owner);
  return (
    <div className={`${legible.legible} ${styles.content}`}>
      {error && !loading && <TaskListError error={error} onRetry={reload} />}
      {loading && (
        <div role="status" aria-label={t('tasks.owned.loading')}>
          <Skeleton height={160} width="100%" />
        </div>
      )}
      {value && !loading && <Loaded owner={owner} {...value} />}
    </div>
  );
}

function Loaded({
  owner,
  open,
  overdue,
}: {
  owner: string;
  open: TaskPage;
  overdue: TaskPage;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const all = useTasksPageHref()({ owner });
  if (open.items.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('tasks.owned.none')}
      </Text>
    );
  }
  return (
    <>
      <div className={styles.counts}>
        <Text as="span" weight="bold">
          {open.totalItems === undefined
            ? t('tasks.owned.manyOpen')
            : t('tasks.owned.open', { count: open.totalItems })}
        </Text>
        {overdue.items.length > 0 && (
          <span className={styles.overdue}>
            <RiAlarmWarningLine size={16} aria-hidden />
            <Text as="span" weight="bold">
              {overdue.totalItems === undefined
                ? t('tasks.owned.manyOverdue')
                : t('tasks.owned.overdue', { count: overdue.totalItems })}
            </Text>
          </span>
        )}
      </div>
      <TaskList
        tasks={open.items}
        title={({ taskId, title }) => (
          <TasksPageLink show={{ owner, taskId }}>{title}</TasksPageLink>
        )}
        about={({ entityRefs, workloadName }) =>
          entityRefs && entityRefs.length > 0 ? (
            <Text as="span">
              <EntityTabLinks entityRefs={entityRefs} />
            </Text>
          ) : (
            <Text as="span">{workloadName}</Text>
          )
        }
      />
      {all && (
        <ButtonLink
          variant="tertiary"
          iconEnd={<RiArrowRightLine />}
          href={all}
        >
          {t('tasks.owned.all')}
        </ButtonLink>
      )}
    </>
  );
}
