import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiAlarmWarningLine, RiErrorWarningFill } from '@remixicon/react';
import type { TaskCounts } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './TaskSummary.module.css';

/** How many tasks want attention. */
export function TaskSummary({ tasks }: { tasks: TaskCounts }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (tasks.openHighRisk === 0 && tasks.overdue === 0) {
    return <Text as="p">{t('entity.card.noTasks')}</Text>;
  }
  return (
    <div className={styles.summary}>
      <span>
        <RiErrorWarningFill size={16} aria-hidden />
        <Text as="span" weight="bold">
          {t('entity.card.openHighRisk', { count: tasks.openHighRisk })}
        </Text>
      </span>
      {tasks.overdue > 0 && (
        <span>
          <RiAlarmWarningLine size={16} aria-hidden />
          <Text as="span" weight="bold">
            {t('entity.card.overdue', { count: tasks.overdue })}
          </Text>
        </span>
      )}
    </div>
  );
}
