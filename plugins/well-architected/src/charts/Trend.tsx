import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  RiArrowRightDownLine,
  RiArrowRightLine,
  RiArrowRightUpLine,
} from '@remixicon/react';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './Trend.module.css';

/** How a score changed since the last milestone; nothing where one is missing. */
export function Trend({
  score,
  milestoneScore,
}: {
  score: number | null;
  milestoneScore: number | null;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (score === null || milestoneScore === null) {
    return null;
  }
  const change = score - milestoneScore;
  const direction = change > 0 ? 'up' : 'down';
  const label =
    change === 0
      ? t('charts.trend.same')
      : t(`charts.trend.${direction}`, { points: String(Math.abs(change)) });
  const signs = { up: RiArrowRightUpLine, down: RiArrowRightDownLine };
  const Icon = change === 0 ? RiArrowRightLine : signs[direction];
  return (
    <span className={styles.trend} title={label}>
      <Icon size={14} aria-hidden />
      <Text as="span" variant="body-x-small" aria-hidden>
        {change > 0 ? `+${change}` : `${change}`.replace('-', '−')}
      </Text>
      <span className={styles.spoken}>{label}</span>
    </span>
  );
}
