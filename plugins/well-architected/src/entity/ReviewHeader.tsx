import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Text } from '@backstage/ui';
import {
  reviewSyncPermission,
  type EntityReview,
} from 'backstage-plugin-well-architected-common';
import { ExternalLink } from '../ExternalLink';
import { wellArchitectedTranslationRef } from '../translation';
import { FreshnessText } from './FreshnessText';
import { ReviewChoice } from './ReviewChoice';
import styles from './ReviewHeader.module.css';
import type { ReviewSelection, SelectedReview } from './reviewSelection';
import { SyncButton } from './SyncButton';
import type { SyncState } from './useSync';

/** What of the review is shown, how fresh it is, and the way to make it fresher. */
export function ReviewHeader({
  review,
  selected,
  syncState,
  onSelect,
  onSync,
}: {
  review: EntityReview;
  selected: SelectedReview;
  /** Undefined until somebody asks for a sync. */
  syncState: SyncState | undefined;
  onSelect(change: ReviewSelection): void;
  onSync(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { allowed: maySync } = usePermission({
    permission: reviewSyncPermission,
    resourceRef: review.entityRef,
  });
  const { workload } = selected;
  return (
    <div className={styles.header}>
      <ReviewChoice review={review} selected={selected} onSelect={onSelect} />
      <div className={styles.freshness}>
        {workload && (
          <Text as="span" weight="bold">
            {workload.workloadName}
          </Text>
        )}
        <FreshnessText workloads={workload ? [workload] : review.workloads} />
        {workload && (
          <ExternalLink href={workload.consoleUrl}>
            {t('entity.freshness.console')}
          </ExternalLink>
        )}
      </div>
      {maySync && <SyncButton state={syncState} onStart={onSync} />}
    </div>
  );
}
