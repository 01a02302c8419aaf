import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';
import { wellArchitectedApiRef } from '../api';
import { FailureAlert } from '../FailureAlert';
import styles from '../legible.module.css';
import { wellArchitectedTranslationRef } from '../translation';
import { useLoad } from '../useLoad';
import { QuestionsPanel } from './QuestionsPanel';
import { ReviewNotes } from './ReviewNotes';
import { ReviewProgress } from './ReviewProgress';
import { WorkloadFacts } from './WorkloadFacts';

/** One lens review of one workload: its questions and answers, its progress and its notes. */
export function ReviewDetails({
  workload,
  lensAlias,
  pillarId,
  refreshKey,
}: {
  workload: ReviewedWorkload;
  lensAlias: string;
  /** The pillar whose questions are shown first; all pillars when missing. */
  pillarId?: string;
  /** Everything is loaded again when it changes. */
  refreshKey: unknown;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const api = useApi(wellArchitectedApiRef);
  const { workloadId } = workload;
  const { value, error, reload } = useLoad(async () => {
    const [detail, answers] = await Promise.all([
      api.getWorkload(workloadId),
      api.listAnswers(workloadId, lensAlias),
    ]);
    return { detail, answers, lensAlias };
  }, [api, workloadId, lensAlias, refreshKey]);

  if (error) {
    return (
      <FailureAlert title={t('reviews.error')} error={error} onRetry={reload} />
    );
  }
  const isOfThisReview =
    value?.detail.workloadId === workloadId && value.lensAlias === lensAlias;
  if (!isOfThisReview) {
    return (
      <Skeleton
        height={240}
        width="100%"
        role="status"
        aria-label={t('reviews.loading')}
      />
    );
  }

  const { detail, answers } = value;
  return (
    <div className={styles.legible}>
      <Tabs>
        <TabList>
          <Tab id="questions">{t('reviews.tab.questions')}</Tab>
          <Tab id="progress">{t('reviews.tab.progress')}</Tab>
          <Tab id="notes">{t('reviews.tab.notes')}</Tab>
          <Tab id="workload">{t('reviews.tab.workload')}</Tab>
        </TabList>
        <TabPanel id="questions">
          <QuestionsPanel
            key={pillarId}
            answers={answers}
            workloadId={workloadId}
            lensAlias={lensAlias}
            pillarId={pillarId}
          />
        </TabPanel>
        <TabPanel id="progress">
          <ReviewProgress
            milestones={detail.milestones}
            history={detail.history}
            lensAlias={lensAlias}
          />
        </TabPanel>
        <TabPanel id="notes">
          <ReviewNotes workload={detail} lensAlias={lensAlias} />
        </TabPanel>
        <TabPanel id="workload">
          <WorkloadFacts workload={detail} lensAlias={lensAlias} />
        </TabPanel>
      </Tabs>
    </div>
  );
}
