import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type {
  Milestone,
  ScorePoint,
} from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import { milestoneProgress } from './milestoneProgress';
import { MilestoneTable } from './MilestoneTable';
import { Section } from './Section';
import { trendPoints } from './scoreTrend';
import { ScoreTrend } from './ScoreTrend';

/** How the scores of one lens went over milestones and syncs. */
export function ReviewProgress({
  milestones,
  history,
  lensAlias,
}: {
  milestones: readonly Milestone[];
  history: readonly ScorePoint[];
  lensAlias: string;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const points = trendPoints(milestones, history, lensAlias);
  const rows = milestoneProgress(milestones, lensAlias);
  return (
    <Flex direction="column" gap="6">
      <Section title={t('reviews.progress.trend')}>
        {points.length > 1 ? (
          <ScoreTrend points={points} />
        ) : (
          <Text color="secondary">{t('reviews.progress.noTrend')}</Text>
        )}
      </Section>
      <Section title={t('reviews.progress.milestones')}>
        {rows.length > 0 ? (
          <MilestoneTable rows={rows} />
        ) : (
          <Text color="secondary">{t('reviews.progress.noMilestones')}</Text>
        )}
      </Section>
    </Flex>
  );
}
