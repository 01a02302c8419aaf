import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TaskEdit } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './TaskDecisions.module.css';
import { TASK_EDIT_FIELDS } from './taskEdit';
import { TaskValue } from './TaskValue';

/** What people decided about a task, for those who may only read it. */
export function TaskDecisions({ decisions }: { decisions: TaskEdit }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <dl className={styles.decisions}>
      {TASK_EDIT_FIELDS.map(field => (
        <div key={field} className={styles.decision}>
          <dt className={styles.name}>{t(`tasks.form.${field}`)}</dt>
          <dd className={styles.value}>
            <TaskValue field={field} value={decisions[field]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
