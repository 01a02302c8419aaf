import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { SyncRun } from 'backstage-plugin-well-architected-common';
import { FailureAlert } from '../FailureAlert';
import { wellArchitectedTranslationRef } from '../translation';
import { describeProblem } from './describeProblem';
import type { SyncState } from './useSync';

/** How a sync ended. */
export function SyncOutcome({ state }: { state: SyncState | undefined }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (!state || state.isUnderWay) {
    return null;
  }
  if (state.error) {
    return <FailureAlert title={t('entity.sync.failed')} error={state.error} />;
  }
  if (state.runs.length === 0) {
    return <Alert status="info" icon title={t('entity.sync.nothing')} />;
  }
  const failed = state.runs.filter(run => run.state === 'failed');
  const failures = state.runs.flatMap(run => run.failures);
  if (failed.length > 0 || failures.length > 0) {
    const what = [
      ...failed.map(describeRun),
      ...failures.map(
        ({ workloadName, problem }) =>
          `${workloadName}${problem ? `: ${describeProblem(problem)}` : ''}`,
      ),
    ];
    return (
      <Alert
        role="alert"
        status={failed.length > 0 ? 'danger' : 'warning'}
        icon
        title={t(
          failed.length > 0 ? 'entity.sync.failed' : 'entity.sync.incomplete',
        )}
        description={what.join(' ')}
      />
    );
  }
  return (
    <Alert
      role="status"
      status="success"
      icon
      title={t('entity.sync.succeeded')}
    />
  );
}

function describeRun({ sourceId, problem }: SyncRun): string {
  return problem ? `${sourceId}: ${describeProblem(problem)}` : sourceId;
}
