import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { LensScore } from 'backstage-plugin-well-architected-common';
import { RiskSummary } from '../charts/RiskSummary';
import { ScoreBar } from '../charts/ScoreBar';
import { ScoreValue } from '../charts/ScoreValue';
import { Trend } from '../charts/Trend';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './PillarList.module.css';
import { TabLink } from './TabLink';

/** The pillars of a lens, a line each, leading to their questions. */
export function PillarList({ lens }: { lens: LensScore | undefined }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (!lens) {
    return <Text as="p">{t('entity.pillars.empty')}</Text>;
  }
  return (
    <ul className={styles.list}>
      {lens.pillars.map(pillar => (
        <li key={pillar.pillarId} className={styles.pillar}>
          <TabLink selection={{ pillarId: pillar.pillarId }}>
            {pillar.pillarName}
          </TabLink>
          <span className={styles.score}>
            <Trend
              score={pillar.score}
              milestoneScore={pillar.milestoneScore}
            />
            <ScoreValue score={pillar} size="title-x-small" />
          </span>
          <div className={styles.bar}>
            <ScoreBar score={pillar.score} />
            <RiskSummary score={pillar} />
          </div>
        </li>
      ))}
    </ul>
  );
}
