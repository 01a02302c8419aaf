import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PillarScore } from 'backstage-plugin-well-architected-common';
import { RiskSummary } from '../charts/RiskSummary';
import { ScoreBar } from '../charts/ScoreBar';
import { ScoreValue } from '../charts/ScoreValue';
import { Trend } from '../charts/Trend';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './PillarCard.module.css';

/** One pillar: its score, its change, its risks. A toggle. */
export function PillarCard({
  pillar,
  isSelected,
  onSelect,
}: {
  pillar: PillarScore;
  isSelected: boolean;
  onSelect(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <button
      type="button"
      className={styles.card}
      aria-pressed={isSelected}
      title={t('entity.pillars.show', { pillar: pillar.pillarName })}
      onClick={onSelect}
    >
      <Text as="span" variant="body-medium" weight="bold">
        {pillar.pillarName}
      </Text>
      <span className={styles.score}>
        <ScoreValue score={pillar} size="title-medium" />
        <Trend score={pillar.score} milestoneScore={pillar.milestoneScore} />
      </span>
      <ScoreBar score={pillar.score} />
      <RiskSummary score={pillar} />
    </button>
  );
}
