import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';
import { formatDate, formatDateTime } from '../formatDate';
import { wellArchitectedTranslationRef } from '../translation';
import { freshnessOf } from './freshness';

/** When the workloads were last synced, and their review last changed. */
export function FreshnessText({
  workloads,
}: {
  workloads: ReviewedWorkload[];
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { syncedAt, reviewedAt } = freshnessOf(workloads);
  const parts = [
    syncedAt
      ? t('entity.freshness.synced', { when: formatDateTime(syncedAt) })
      : t('entity.freshness.neverSynced'),
    reviewedAt &&
      t('entity.freshness.reviewed', { when: formatDate(reviewedAt) }),
  ];
  return (
    <Text as="p" variant="body-small" color="secondary">
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}
