import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonIcon, Text } from '@backstage/ui';
import { RiLinkM } from '@remixicon/react';
import {
  reviewSyncPermission,
  sourceSyncPermission,
  type EntityReview,
} from 'backstage-plugin-well-architected-common';
import { ExternalLink } from '../ExternalLink';
import { wellArchitectedTranslationRef } from '../translation';
import { FreshnessText } from './FreshnessText';
import { LinkWorkloadDialog } from './LinkWorkloadDialog';
import { ReviewChoice } from './ReviewChoice';
import styles from './ReviewHeader.module.css';
import type { ReviewSelection, SelectedReview } from './reviewSelection';
import { SyncButton } from './SyncButton';
import { UnlinkButton } from './UnlinkButton';
import { useLinkPermissions } from './useLinkPermissions';
import type { SyncState } from './useSync';

/** What of the review is shown, how fresh it is, and the way to make it fresher. */
export function ReviewHeader({
  review,
  selected,
  syncState,
  onSelect,
  onSync,
  onLinksChanged,
}: {
  review: EntityReview;
  selected: SelectedReview;
  /** Undefined until somebody asks for a sync. */
  syncState: SyncState | undefined;
  onSelect(change: ReviewSelection): void;
  onSync(): void;
  onLinksChanged(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { allowed: maySyncReview } = usePermission({
    permission: reviewSyncPermission,
    resourceRef: review.entityRef,
  });
  const { allowed: maySyncSources } = usePermission({
    permission: sourceSyncPermission,
  });
  const { mayLink, mayUnlink } = useLinkPermissions(review.entityRef);
  const { workload } = selected;
  const isLinkedByPerson = workload?.links.some(
    ({ entityRef, origin }) =>
      entityRef === review.entityRef && origin === 'person',
  );
  return (
    <div className={styles.header}>
      <ReviewChoice review={review} selected={selected} onSelect={onSelect} />
      <div className={styles.freshness}>
        {workload && review.workloads.length === 1 && (
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
        {workload && isLinkedByPerson && mayUnlink && (
          <UnlinkButton
            entityRef={review.entityRef}
            workload={workload}
            onUnlinked={onLinksChanged}
          />
        )}
      </div>
      {mayLink && (
        <LinkWorkloadDialog
          entityRef={review.entityRef}
          onLinked={onLinksChanged}
        >
          <ButtonIcon
            variant="secondary"
            size="small"
            icon={<RiLinkM />}
            aria-label={t('entity.link.button')}
          />
        </LinkWorkloadDialog>
      )}
      {(maySyncReview || maySyncSources) && (
        <SyncButton state={syncState} onStart={onSync} />
      )}
    </div>
  );
}
