import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import { isGone } from './isGone';
import styles from './ReviewNotices.module.css';

/** In a few words what {@link ReviewAlerts} tells in full. */
export function ReviewNotices({
  workloads,
}: {
  workloads: ReviewedWorkload[];
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const current = workloads.filter(({ archivedAt }) => archivedAt === null);
  const notices = [
    current.length === 0 && t('entity.notice.archived'),
    ...current
      .filter(isGone)
      .map(({ workloadName }) =>
        t('entity.state.goneTitle', { name: workloadName }),
      ),
    current.some(workload => workload.failingSince && !isGone(workload)) &&
      t('entity.state.failingTitle'),
    current.some(({ depth }) => depth === 'listed') &&
      t('entity.state.listedTitle'),
    current.some(({ depth }) => depth === 'scores') &&
      t('entity.state.scoredTitle'),
    current.some(({ stale, depth }) => stale && depth === 'details') &&
      t('entity.state.staleTitle'),
  ];
  return (
    <>
      {[...new Set(notices)].map(
        notice =>
          notice && (
            <div key={notice} className={styles.notice}>
              <RiErrorWarningLine size={16} aria-hidden />
              <Text as="span" variant="body-small">
                {notice}
              </Text>
            </div>
          ),
      )}
    </>
  );
}
