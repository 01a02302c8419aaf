import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex } from '@backstage/ui';
import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';
import { formatDate, formatDateTime } from '../formatDate';
import { wellArchitectedTranslationRef } from '../translation';
import { describeProblem } from './describeProblem';
import { isGone } from './isGone';

/** What a person should know before believing what is shown. */
export function ReviewAlerts({ workloads }: { workloads: ReviewedWorkload[] }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const archived = workloads.filter(({ archivedAt }) => archivedAt);
  const current = workloads.filter(({ archivedAt }) => !archivedAt);
  const gone = current.filter(isGone);
  const failing = current.filter(
    workload => workload.failingSince && !isGone(workload),
  );
  const listed = current.filter(({ depth }) => depth === 'listed');
  const scored = current.filter(({ depth }) => depth === 'scores');
  const stale = current.filter(
    ({ stale: isStale, depth }) => isStale && depth === 'details',
  );
  return (
    <>
      {archived.map(({ workloadId, workloadName, archivedAt }) => (
        <Alert
          key={workloadId}
          status="info"
          icon
          title={t('entity.state.archivedTitle', { name: workloadName })}
          description={t('entity.state.archived', {
            since: formatDate(archivedAt!),
          })}
        />
      ))}
      {gone.map(({ workloadId, workloadName, failingSince }) => (
        <Alert
          key={workloadId}
          status="warning"
          icon
          title={t('entity.state.goneTitle', { name: workloadName })}
          description={t('entity.state.gone', {
            since: formatDateTime(failingSince!),
          })}
        />
      ))}
      {failing.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('entity.state.failingTitle')}
          description={
            <Flex direction="column" gap="2">
              <span>
                {t('entity.state.failing', {
                  since: formatDateTime(oldest(failing)),
                })}
              </span>
              {failing.map(
                ({ workloadId, workloadName, problem }) =>
                  problem && (
                    <span key={workloadId}>
                      {t('entity.state.failingOf', {
                        name: workloadName,
                        problem: describeProblem(problem),
                      })}
                    </span>
                  ),
              )}
            </Flex>
          }
        />
      )}
      {listed.length > 0 && (
        <Alert
          status="info"
          icon
          title={t('entity.state.listedTitle')}
          description={t('entity.state.listed', { names: namesOf(listed) })}
        />
      )}
      {scored.length > 0 && (
        <Alert
          status="info"
          icon
          title={t('entity.state.scoredTitle')}
          description={t('entity.state.scored', { names: namesOf(scored) })}
        />
      )}
      {stale.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('entity.state.staleTitle')}
          description={t('entity.state.stale', {
            names: namesOf(stale),
          })}
        />
      )}
    </>
  );
}

function oldest(failing: ReviewedWorkload[]): string {
  return failing.map(({ failingSince }) => failingSince!).sort()[0];
}

function namesOf(workloads: ReviewedWorkload[]): string {
  return workloads.map(({ workloadName }) => workloadName).join(', ');
}
