import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Task } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import { OwnerLeft } from './OwnerLeft';
import styles from './TaskDecisions.module.css';
import { NOT_ACCEPTED, TASK_EDIT_FIELDS, textOf } from './taskEdit';
import { TaskValue } from './TaskValue';

/** What people decided about a task, for those who may only read it. */
export function TaskDecisions({ task }: { task: Task }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <dl className={styles.decisions}>
      {TASK_EDIT_FIELDS.filter(
        field => task.state === 'accepted' || !(field in NOT_ACCEPTED),
      ).map(field => (
        <div key={field} className={styles.decision}>
          <dt className={styles.name}>{t(`tasks.form.${field}`)}</dt>
          <dd className={styles.value}>
            <TaskValue field={field} value={textOf(task, field)} />{' '}
            {field === 'owner' && task.ownerLeft && <OwnerLeft />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
