import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Flex, Skeleton, Text } from '@backstage/ui';
import styles from '../legible.module.css';
import { wellArchitectedTranslationRef } from '../translation';
import { FreshnessText } from './FreshnessText';
import { PillarList } from './PillarList';
import { ReviewError } from './ReviewError';
import { ReviewAlerts } from './ReviewAlerts';
import { TabLink } from './TabLink';
import { TaskSummary } from './TaskSummary';
import { useEntityReview } from './useEntityReview';

/** The Well-Architected card on the overview of an entity. */
export function WellArchitectedCard() {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { review, error, retry } = useEntityReview();

  const content = () => {
    if (error && !review) {
      return <ReviewError error={error} onRetry={retry} />;
    }
    if (!review) {
      return (
        <div role="status" aria-label={t('entity.loading')}>
          <Skeleton height={180} width="100%" />
        </div>
      );
    }
    if (review.workloads.length === 0) {
      return (
        <>
          <Text as="p" color="secondary">
            {t('entity.card.notLinked')}
          </Text>
          <TabLink>{t('entity.card.howToLink')}</TabLink>
        </>
      );
    }
    return (
      <>
        <ReviewAlerts workloads={review.workloads} />
        <PillarList lens={review.lenses[0]} />
        <TaskSummary tasks={review.tasks} />
        <FreshnessText workloads={review.workloads} />
        <TabLink>{t('entity.card.open')}</TabLink>
      </>
    );
  };
  return (
    <EntityInfoCard title={t('entity.title')}>
      <Flex direction="column" gap="3" className={styles.legible}>
        {content()}
      </Flex>
    </EntityInfoCard>
  );
}
