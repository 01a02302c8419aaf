import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { ButtonLink, Skeleton, Text } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import type { EntityReview } from 'backstage-plugin-well-architected-common';
import legible from '../legible.module.css';
import { entityContentRouteRef } from '../routes';
import { wellArchitectedTranslationRef } from '../translation';
import { FirstTasks } from './FirstTasks';
import { FreshnessText } from './FreshnessText';
import { PillarList } from './PillarList';
import { ReviewNotices } from './ReviewNotices';
import { ReviewError } from './ReviewError';
import { TaskSummary } from './TaskSummary';
import { useEntityReview } from './useEntityReview';
import { useReviewSignals } from './useReviewSignals';
import styles from './WellArchitectedCard.module.css';

/** The Well-Architected card on the overview of an entity. */
export function WellArchitectedCard() {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { review, error, reload } = useEntityReview();
  useReviewSignals(review?.workloads ?? [], reload);
  const contentPath = useRouteRef(entityContentRouteRef)?.();
  return (
    <EntityInfoCard
      title={t('entity.title')}
      footerActions={
        review &&
        contentPath && (
          <ButtonLink
            variant="tertiary"
            iconEnd={<RiArrowRightLine />}
            href={contentPath}
          >
            {t(
              review.workloads.length > 0
                ? 'entity.card.open'
                : 'entity.card.howToLink',
            )}
          </ButtonLink>
        )
      }
    >
      <div className={`${legible.legible} ${styles.content}`}>
        {error && !review && <ReviewError error={error} onRetry={reload} />}
        {review && <Overview review={review} />}
        {!review && !error && (
          <div role="status" aria-label={t('entity.loading')}>
            <Skeleton height={320} width="100%" />
          </div>
        )}
      </div>
    </EntityInfoCard>
  );
}

function Overview({ review }: { review: EntityReview }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (review.workloads.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('entity.card.notLinked')}
      </Text>
    );
  }
  const [lens, ...otherLenses] = review.lenses;
  return (
    <>
      <ReviewNotices workloads={review.workloads} />
      {otherLenses.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {lens.lensName}
        </Text>
      )}
      <PillarList lens={lens} />
      <FirstTasks tasks={review.firstTasks} />
      <div className={styles.summary}>
        <TaskSummary tasks={review.tasks} />
        <FreshnessText workloads={review.workloads} />
      </div>
    </>
  );
}
