import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { useState } from 'react';
import { ReviewDetails } from '../reviews/ReviewDetails';
import type { SelectedReview } from './reviewSelection';

/** What stands behind the numbers: the review of each workload, opened one by one. */
export function WorkloadReviews({
  selected,
  refreshKey,
}: {
  selected: SelectedReview;
  refreshKey: unknown;
}) {
  const { lens, workload, workloads, pillarId } = selected;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  if (!lens) {
    return null;
  }
  if (workload) {
    return (
      <ReviewDetails
        workload={workload}
        lensAlias={lens.lensAlias}
        pillarId={pillarId}
        refreshKey={refreshKey}
      />
    );
  }
  return (
    <>
      {workloads.map(({ workloadId, workloadName }, index) => (
        <Accordion
          key={workloadId}
          isExpanded={opened.has(workloadId)}
          onExpandedChange={isExpanded =>
            setOpened(before => {
              const next = new Set(before);
              if (isExpanded) {
                next.add(workloadId);
              } else {
                next.delete(workloadId);
              }
              return next;
            })
          }
        >
          <AccordionTrigger title={workloadName} />
          <AccordionPanel>
            {opened.has(workloadId) && (
              <ReviewDetails
                workload={workloads[index]}
                lensAlias={lens.lensAlias}
                pillarId={pillarId}
                refreshKey={refreshKey}
              />
            )}
          </AccordionPanel>
        </Accordion>
      ))}
    </>
  );
}
