import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { ReviewDetails } from '../reviews/ReviewDetails';
import { wellArchitectedTranslationRef } from '../translation';
import type { SelectedReview } from './reviewSelection';
import { WorkloadReview } from './WorkloadReview';

/**
 * What stands behind the numbers: the questions and answers of each workload.
 * With a pillar chosen they are all open, so that its questions show at once.
 */
export function WorkloadReviews({
  selected: { lens, workload, workloads, pillarId },
  refreshKey,
}: {
  selected: SelectedReview;
  /** Everything is loaded again when it changes. */
  refreshKey: unknown;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (!lens || workloads.length === 0) {
    return null;
  }
  return (
    <Flex direction="column" gap="4">
      <Text as="h2" variant="title-small">
        {t(workload ? 'reviews.title' : 'entity.reviews.title')}
      </Text>
      {workload ? (
        <ReviewDetails
          workload={workload}
          lensAlias={lens.lensAlias}
          pillarId={pillarId}
          refreshKey={refreshKey}
        />
      ) : (
        <Flex direction="column" gap="3" key={pillarId}>
          {workloads.map(each => (
            <WorkloadReview
              key={each.workloadId}
              workload={each}
              lensAlias={lens.lensAlias}
              pillarId={pillarId}
              refreshKey={refreshKey}
            />
          ))}
        </Flex>
      )}
    </Flex>
  );
}
