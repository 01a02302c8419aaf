import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex } from '@backstage/ui';
import type { EntityReview } from 'backstage-plugin-well-architected-common';
import { useCallback, useState } from 'react';
import { EntityTasks } from '../tasks/EntityTasks';
import { wellArchitectedTranslationRef } from '../translation';
import { PillarGrid } from './PillarGrid';
import { ReviewAlerts } from './ReviewAlerts';
import { ReviewHeader } from './ReviewHeader';
import { selectReview } from './reviewSelection';
import { SyncOutcome } from './SyncOutcome';
import { useReviewSelection } from './useReviewSelection';
import { useReviewSignals } from './useReviewSignals';
import { useSync } from './useSync';
import { WorkloadReviews } from './WorkloadReviews';

/** The review of an entity that has workloads: from the scores down to the answers. */
export function LinkedReview({
  review,
  reload,
  onLinksChanged,
}: {
  review: EntityReview;
  /** Loads the review again. */
  reload(): void;
  /** Called when a workload was linked or unlinked. */
  onLinksChanged(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const [selection, select] = useReviewSelection();
  const [changes, setChanges] = useState(0);
  const onChanged = useCallback(() => {
    setChanges(before => before + 1);
    reload();
  }, [reload]);
  const sync = useSync(onChanged);
  useReviewSignals(review.workloads, onChanged);
  const selected = selectReview(review, selection);
  const { lens, workload, pillarId } = selected;

  return (
    <Flex direction="column" gap="6">
      <ReviewHeader
        review={review}
        selected={selected}
        syncState={sync.state}
        onSelect={select}
        onSync={() => sync.start({ entityRef: review.entityRef })}
        onLinksChanged={onLinksChanged}
      />
      <SyncOutcome state={sync.state} />
      <ReviewAlerts workloads={workload ? [workload] : review.workloads} />
      {lens ? (
        <PillarGrid
          lens={lens}
          pillarId={pillarId}
          onSelect={chosen => select({ pillarId: chosen })}
        />
      ) : (
        <Alert
          status="info"
          icon
          title={t('entity.pillars.empty')}
          description={t('entity.pillars.emptyDescription')}
        />
      )}
      <EntityTasks
        entityRef={review.entityRef}
        workloads={review.workloads}
        lensAlias={lens?.lensAlias}
        workloadId={workload?.workloadId}
        refreshKey={changes}
        onChanged={reload}
      />
      <WorkloadReviews selected={selected} refreshKey={changes} />
    </Flex>
  );
}
