import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiAlarmWarningLine } from '@remixicon/react';
import { formatDay } from '../formatDate';
import styles from './DueDate.module.css';
import { wellArchitectedTranslationRef } from '../translation';

/** When a task is due; a task that is overdue says so, by word and icon. */
export function DueDate({
  dueDate,
  overdue,
}: {
  /** A calendar day, YYYY-MM-DD. */
  dueDate: string | null;
  overdue: boolean;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (!dueDate) {
    return <Text color="secondary">{t('tasks.noDueDate')}</Text>;
  }
  return (
    <span className={styles.dueDate}>
      <Text as="span">{formatDay(dueDate)}</Text>
      {overdue && (
        <span className={styles.overdue}>
          <RiAlarmWarningLine size={14} aria-hidden />
          {t('tasks.overdue')}
        </span>
      )}
    </span>
  );
}
