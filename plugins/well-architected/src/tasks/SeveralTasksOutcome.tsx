import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './SeveralTasksOutcome.module.css';
import type {
  FailureOfTasks,
  SeveralTasksOutcome as Outcome,
} from './taskOutcomes';

/** How many of the tasks that failed for one reason are named. */
const NAMED_TASKS = 10;

/** What became of a change of several tasks: that all is done, or what is not and why. */
export function SeveralTasksOutcome({
  outcome,
  onClose,
}: {
  outcome: Outcome;
  onClose(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const alert = useRef<HTMLDivElement>(null);
  const { changed, unchanged, failures } = outcome;
  const failed = failures.reduce((all, { tasks }) => all + tasks.length, 0);

  // The button that was pressed is gone when all is done, and with it the focus.
  useEffect(() => {
    if (failed === 0) {
      alert.current?.focus();
    }
  }, [failed]);

  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      role={failed > 0 ? 'alert' : 'status'}
      status={failed > 0 ? 'warning' : 'success'}
      icon
      title={[
        t('tasks.several.changed', { count: changed }),
        unchanged > 0 && t('tasks.several.unchanged', { count: unchanged }),
        failed > 0 && t('tasks.several.notChanged', { count: failed }),
      ]
        .filter(Boolean)
        .join(' · ')}
      description={
        failed > 0 && (
          <ul className={styles.failures}>
            {failures.map(failure => (
              <Failure key={failure.message} failure={failure} />
            ))}
          </ul>
        )
      }
      customActions={
        <Button size="small" variant="tertiary" onPress={onClose}>
          {t('tasks.several.close')}
        </Button>
      }
    />
  );
}

function Failure({
  failure: { reason, message, tasks },
}: {
  failure: FailureOfTasks;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const more = tasks.length - NAMED_TASKS;
  return (
    <li>
      {reason
        ? t(`tasks.several.reason.${reason}`, { count: tasks.length })
        : message}
      <ul className={styles.tasks}>
        {tasks.slice(0, NAMED_TASKS).map(task => (
          <li key={task.taskId}>
            {t('tasks.several.task', {
              question: task.title,
              workload: task.workloadName,
            })}
          </li>
        ))}
        {more > 0 && <li>{t('tasks.several.more', { count: more })}</li>}
      </ul>
    </li>
  );
}
