import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  reviewChannel,
  type Workload,
} from 'backstage-plugin-well-architected-common';
import { useEffect, useRef } from 'react';

/** Changes come in bursts: one load shows them all. */
const SETTLED_AFTER_MS = 500;

/**
 * Tells when the stored review of one of some workloads has changed. Where the
 * portal has no signals, it never does.
 */
export function useReviewSignals(
  workloads: readonly Workload[],
  onChanged: () => void,
): void {
  const signals = useApiHolder().get(signalApiRef);
  const ids = workloads.map(({ workloadId }) => workloadId).join(' ');
  const latest = useRef(onChanged);
  latest.current = onChanged;

  useEffect(() => {
    if (!signals || ids === '') {
      return undefined;
    }
    let settled: ReturnType<typeof setTimeout> | undefined;
    const subscriptions = ids.split(' ').map(workloadId =>
      signals.subscribe(reviewChannel(workloadId), () => {
        clearTimeout(settled);
        settled = setTimeout(() => latest.current(), SETTLED_AFTER_MS);
      }),
    );
    return () => {
      clearTimeout(settled);
      subscriptions.forEach(subscription => subscription.unsubscribe());
    };
  }, [signals, ids]);
}
