import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Task } from 'backstage-plugin-well-architected-common';
import { TaskList } from '../tasks/TaskList';
import { TaskOwner } from '../tasks/TaskOwner';
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
      <TaskList
        tasks={tasks}
        title={task => <TabLink taskId={task.taskId}>{task.title}</TabLink>}
        about={task => <TaskOwner task={task} />}
      />
    </section>
  );
}
