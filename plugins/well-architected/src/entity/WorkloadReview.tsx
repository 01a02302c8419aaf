import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';
import { useState } from 'react';
import { RiskSummary } from '../charts/RiskSummary';
import { ScoreValue } from '../charts/ScoreValue';
import { ReviewDetails } from '../reviews/ReviewDetails';
import styles from './WorkloadReview.module.css';

/** One of several workloads: its score, and its review when opened. */
export function WorkloadReview({
  workload,
  lensAlias,
  pillarId,
  refreshKey,
}: {
  workload: ReviewedWorkload;
  lensAlias: string;
  /** The pillar whose questions are shown first; closed when missing. */
  pillarId: string | undefined;
  /** Everything is loaded again when it changes. */
  refreshKey: unknown;
}) {
  const [isOpen, setIsOpen] = useState(pillarId !== undefined);
  const lens = workload.lensReviews.find(each => each.lensAlias === lensAlias);
  const score =
    lens?.pillars.find(each => each.pillarId === pillarId) ?? lens?.overall;
  return (
    <Accordion isExpanded={isOpen} onExpandedChange={setIsOpen}>
      <AccordionTrigger level={3}>
        <span className={styles.trigger}>
          <Text as="span" weight="bold" className={styles.name}>
            {workload.workloadName}
          </Text>
          {score && (
            <>
              <ScoreValue score={score} size="title-x-small" />
              <RiskSummary score={score} />
            </>
          )}
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {isOpen && (
          <ReviewDetails
            workload={workload}
            lensAlias={lensAlias}
            pillarId={pillarId}
            refreshKey={refreshKey}
          />
        )}
      </AccordionPanel>
    </Accordion>
  );
}
