import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  RiAlarmWarningLine,
  RiErrorWarningFill,
  RiShieldCheckLine,
} from '@remixicon/react';
import type { TaskCounts } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './TaskSummary.module.css';

/** How many tasks want attention, and how many risks are accepted. */
export function TaskSummary({ tasks }: { tasks: TaskCounts }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <div className={styles.summary}>
      {tasks.openHighRisk > 0 ? (
        <span className={styles.urgent}>
          <RiErrorWarningFill size={16} aria-hidden />
          <Text as="span" weight="bold">
            {t('entity.card.openHighRisk', { count: tasks.openHighRisk })}
          </Text>
        </span>
      ) : (
        <Text as="span">{t('entity.card.noTasks')}</Text>
      )}
      {tasks.overdue > 0 && (
        <span className={styles.urgent}>
          <RiAlarmWarningLine size={16} aria-hidden />
          <Text as="span" weight="bold">
            {t('entity.card.overdue', { count: tasks.overdue })}
          </Text>
        </span>
      )}
      {tasks.acceptedHighRisk > 0 && (
        <span>
          <RiShieldCheckLine size={16} aria-hidden />
          <Text as="span">
            {t('entity.card.acceptedHighRisk', {
              count: tasks.acceptedHighRisk,
            })}
          </Text>
        </span>
      )}
    </div>
  );
}
