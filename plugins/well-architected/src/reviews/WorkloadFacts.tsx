import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { WorkloadDetail } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './WorkloadFacts.module.css';

const IMPROVEMENT_STATUSES = [
  'NOT_APPLICABLE',
  'NOT_STARTED',
  'IN_PROGRESS',
  'COMPLETE',
  'RISK_ACKNOWLEDGED',
] as const;

/** What AWS tells of a workload beside its answers. */
export function WorkloadFacts({
  workload,
  lensAlias,
}: {
  workload: WorkloadDetail;
  lensAlias: string;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const lens = workload.lensReviews.find(
    review => review.lensAlias === lensAlias,
  );
  const environment =
    workload.environment === 'PRODUCTION' ||
    workload.environment === 'PREPRODUCTION'
      ? t(`reviews.facts.environments.${workload.environment}`)
      : workload.environment;
  const known = IMPROVEMENT_STATUSES.find(
    status => status === workload.improvementStatus,
  );
  const facts: Array<[string, string | null | undefined]> = [
    [t('reviews.facts.description'), workload.description],
    [t('reviews.facts.environment'), environment],
    [t('reviews.facts.reviewOwner'), workload.reviewOwner],
    [
      t('reviews.facts.improvementStatus'),
      known
        ? t(`reviews.facts.improvementStatuses.${known}`)
        : workload.improvementStatus,
    ],
    [t('reviews.facts.account'), `${workload.accountId} · ${workload.region}`],
    [t('reviews.facts.arn'), workload.workloadArn],
    [t('reviews.facts.lensVersion'), lens?.lensVersion],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>
                <Text as="span" variant="body-small" color="secondary">
                  {name}
                </Text>
              </dt>
              <dd className={styles.value}>
                <Text as="span">{value}</Text>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
