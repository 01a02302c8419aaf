import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Score } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';

/** The number of a score, or that there is none. */
export function ScoreValue({
  score: { score },
  size = 'title-small',
}: {
  score: Score;
  size?: 'title-x-small' | 'title-small' | 'title-medium';
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (score === null) {
    return (
      <Text as="span" variant="body-small" color="secondary">
        {t('charts.score.notReviewed')}
      </Text>
    );
  }
  return (
    <Text as="span" variant={size} weight="bold">
      {score}
    </Text>
  );
}
