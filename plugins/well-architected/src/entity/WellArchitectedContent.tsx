import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import { useRef } from 'react';
import legible from '../legible.module.css';
import { wellArchitectedTranslationRef } from '../translation';
import { LinkedReview } from './LinkedReview';
import { NotLinked } from './NotLinked';
import { ReviewError } from './ReviewError';
import { useEntityReview } from './useEntityReview';
import { useFocusAfterLinking } from './useFocusAfterLinking';
import styles from './WellArchitectedContent.module.css';

/** The Well-Architected tab of an entity. */
export function WellArchitectedContent() {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { entityRef, review, error, reload } = useEntityReview();
  const tab = useRef<HTMLElement>(null);
  const expectLinks = useFocusAfterLinking(review, tab);
  const onLinksChanged = () => {
    expectLinks();
    reload();
  };
  return (
    <section
      ref={tab}
      className={`${legible.legible} ${styles.tab}`}
      aria-label={t('entity.title')}
      tabIndex={-1}
    >
      {error && <ReviewError error={error} onRetry={reload} />}
      {!review && !error && (
        <Flex
          direction="column"
          gap="4"
          role="status"
          aria-label={t('entity.loading')}
        >
          <Skeleton height={48} width="100%" />
          <Skeleton height={240} width="100%" />
          <Skeleton height={320} width="100%" />
        </Flex>
      )}
      {review?.workloads.length === 0 && (
        <NotLinked entityRef={entityRef} onLinked={onLinksChanged} />
      )}
      {review && review.workloads.length > 0 && (
        <LinkedReview
          key={entityRef}
          review={review}
          reload={reload}
          onLinksChanged={onLinksChanged}
        />
      )}
    </section>
  );
}
