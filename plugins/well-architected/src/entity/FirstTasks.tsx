import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Task } from 'backstage-plugin-well-architected-common';
import { RiskBadge } from '../charts/RiskBadge';
import { DueDate } from '../tasks/DueDate';
import { EntityName } from '../tasks/EntityName';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './FirstTasks.module.css';
import { TabLink } from './TabLink';

/** The tasks of a service that are to be done first. */
export function FirstTasks({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (tasks.length === 0) {
    return null;
  }
  return (
    <section className={styles.section}>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('entity.card.first')}
      </Text>
      <ol className={styles.tasks}>
        {tasks.map(task => (
          <li key={task.taskId} className={styles.task}>
            <RiskBadge risk={task.risk} />
            <span className={styles.question}>
              <TabLink taskId={task.taskId}>{task.title}</TabLink>
              <Text as="span" variant="body-small" color="secondary">
                {task.owner ? (
                  <EntityName entityRef={task.owner} />
                ) : (
                  t('tasks.unassigned')
                )}
                {task.dueDate && (
                  <>
                    {' · '}
                    <DueDate dueDate={task.dueDate} overdue={task.overdue} />
                  </>
                )}
              </Text>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
