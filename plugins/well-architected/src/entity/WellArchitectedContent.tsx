import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Skeleton } from '@backstage/ui';
import type { EntityReview } from 'backstage-plugin-well-architected-common';
import { useCallback, useState } from 'react';
import { ExternalLink } from '../ExternalLink';
import styles from '../legible.module.css';
import { TasksPanel } from '../tasks/TasksPanel';
import { wellArchitectedTranslationRef } from '../translation';
import { FreshnessText } from './FreshnessText';
import { NotLinked } from './NotLinked';
import { PillarGrid } from './PillarGrid';
import { ReviewAlerts } from './ReviewAlerts';
import { ReviewChoice } from './ReviewChoice';
import { ReviewError } from './ReviewError';
import headerStyles from './ReviewHeader.module.css';
import { selectReview } from './reviewSelection';
import { SyncButton } from './SyncButton';
import { SyncOutcome } from './SyncOutcome';
import { useEntityReview } from './useEntityReview';
import { useReviewSelection } from './useReviewSelection';
import { useSync } from './useSync';
import { WorkloadReviews } from './WorkloadReviews';

/** The Well-Architected tab of an entity. */
export function WellArchitectedContent() {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { entityRef, review, error, retry } = useEntityReview();

  if (error && !review) {
    return <ReviewError error={error} onRetry={retry} />;
  }
  if (!review) {
    return (
      <Flex
        direction="column"
        gap="4"
        role="status"
        aria-label={t('entity.loading')}
      >
        <Skeleton height={40} width="100%" />
        <Skeleton height={220} width="100%" />
        <Skeleton height={320} width="100%" />
      </Flex>
    );
  }
  if (review.workloads.length === 0) {
    return <NotLinked entityRef={entityRef} onLinked={retry} />;
  }
  return <LinkedReview entityRef={entityRef} review={review} reload={retry} />;
}

function LinkedReview({
  entityRef,
  review,
  reload,
}: {
  entityRef: string;
  review: EntityReview;
  reload(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const [selection, select] = useReviewSelection();
  const [syncs, setSyncs] = useState(0);
  const sync = useSync(
    useCallback(() => {
      setSyncs(before => before + 1);
      reload();
    }, [reload]),
  );
  const selected = selectReview(review, selection);
  const shown = selected.workload ? [selected.workload] : review.workloads;

  return (
    <Flex direction="column" gap="6" className={styles.legible}>
      <div className={headerStyles.header}>
        <ReviewChoice review={review} selected={selected} onSelect={select} />
        <div className={headerStyles.freshness}>
          <FreshnessText workloads={shown} />
          {selected.workload && (
            <ExternalLink href={selected.workload.consoleUrl}>
              {t('entity.freshness.console')}
            </ExternalLink>
          )}
        </div>
        <SyncButton
          state={sync.state}
          onStart={() => sync.start({ entityRef })}
        />
      </div>
      <SyncOutcome state={sync.state} />
      <ReviewAlerts workloads={shown} />
      {selected.lens ? (
        <PillarGrid
          lens={selected.lens}
          pillarId={selected.pillarId}
          onSelect={pillarId => select({ pillarId })}
        />
      ) : (
        <Alert
          status="info"
          icon
          title={t('entity.pillars.empty')}
          description={t('entity.pillars.emptyDescription')}
        />
      )}
      <TasksPanel
        entityRef={entityRef}
        workloads={review.workloads}
        lensAlias={selected.lens?.lensAlias}
        workloadId={selected.workload?.workloadId}
        refreshKey={syncs}
        onChanged={reload}
      />
      <WorkloadReviews selected={selected} refreshKey={syncs} />
    </Flex>
  );
}
