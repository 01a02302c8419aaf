import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Text } from '@backstage/ui';
import {
  RiAlertFill,
  RiErrorWarningFill,
  RiShieldCheckLine,
} from '@remixicon/react';
import type { Score } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './RiskSummary.module.css';

/** High and medium risks behind a score, how many are accepted, how much is answered, and whether that is enough. */
export function RiskSummary({ score }: { score: Score }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { high, medium } = score.riskCounts;
  const { accepted } = score;
  const acceptedRisks = accepted ? accepted.high + accepted.medium : 0;
  return (
    <span className={styles.summary}>
      <span className={high > 0 ? styles.high : styles.none}>
        <RiErrorWarningFill size={14} aria-hidden />
        <Text as="span" variant="body-x-small">
          {t('charts.counts.high', { risks: String(high) })}
        </Text>
      </span>
      <span className={medium > 0 ? styles.medium : styles.none}>
        <RiAlertFill size={14} aria-hidden />
        <Text as="span" variant="body-x-small">
          {t('charts.counts.medium', { risks: String(medium) })}
        </Text>
      </span>
      {acceptedRisks > 0 && (
        <span className={styles.accepted} title={t('charts.acceptedHint')}>
          <RiShieldCheckLine size={14} aria-hidden />
          <Text as="span" variant="body-x-small">
            {t('charts.counts.accepted', { risks: String(acceptedRisks) })}
          </Text>
        </span>
      )}
      {score.coverage !== null && (
        <Text as="span" variant="body-x-small" color="secondary">
          {t('charts.coverage', { percent: percent(score.coverage) })}
        </Text>
      )}
      {score.standing === 'provisional' && (
        <Badge size="small" title={t('charts.score.provisionalHint')}>
          {t('charts.score.provisional')}
        </Badge>
      )}
    </span>
  );
}

function percent(share: number): string {
  return new Intl.NumberFormat(undefined, { style: 'percent' }).format(
    // Nothing missing is the only 100 %.
    share < 1 ? Math.min(share, 0.99) : share,
  );
}
