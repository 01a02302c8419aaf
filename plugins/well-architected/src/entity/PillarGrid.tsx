import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { LensScore } from 'backstage-plugin-well-architected-common';
import { RiskSummary } from '../charts/RiskSummary';
import { ScoreValue } from '../charts/ScoreValue';
import { wellArchitectedTranslationRef } from '../translation';
import { PillarCard } from './PillarCard';
import styles from './PillarGrid.module.css';

/** The pillars of a lens; pressing one shows what stands behind its number. */
export function PillarGrid({
  lens,
  pillarId,
  onSelect,
}: {
  lens: LensScore;
  pillarId: string | undefined;
  onSelect(pillarId: string | undefined): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <div className={styles.panel}>
      <div className={styles.heading}>
        <Text as="h2" variant="title-small">
          {lens.lensName}
        </Text>
        <span className={styles.overall}>
          <Text as="span" variant="body-small" color="secondary">
            {t('entity.pillars.overall')}
          </Text>
          <ScoreValue score={lens.overall} size="title-x-small" />
          <RiskSummary score={lens.overall} />
        </span>
        {pillarId && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => onSelect(undefined)}
          >
            {t('entity.pillars.showAll')}
          </Button>
        )}
      </div>
      <div className={styles.grid}>
        {lens.pillars.map(pillar => (
          <PillarCard
            key={pillar.pillarId}
            pillar={pillar}
            isSelected={pillar.pillarId === pillarId}
            onSelect={() =>
              onSelect(
                pillar.pillarId === pillarId ? undefined : pillar.pillarId,
              )
            }
          />
        ))}
      </div>
    </div>
  );
}
