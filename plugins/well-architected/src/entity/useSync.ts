import { useApi } from '@backstage/frontend-plugin-api';
import type {
  SyncRequest,
  SyncRun,
} from 'backstage-plugin-well-architected-common';
import { useCallback, useState } from 'react';
import useMountedState from 'react-use/esm/useMountedState';
import { wellArchitectedApiRef } from '../api';

const POLL_EVERY_MS = 1000;

/** How a sync that somebody asked for goes. */
export interface SyncState {
  /** Empty until the backend has answered. */
  runs: SyncRun[];
  isUnderWay: boolean;
  error?: Error;
}

const isFinished = ({ finishedAt }: SyncRun) => finishedAt !== null;

/** Asks for a sync and follows it until its end. */
export function useSync(onFinished: () => void): {
  state: SyncState | undefined;
  start(request: SyncRequest): Promise<void>;
} {
  const api = useApi(wellArchitectedApiRef);
  const [state, setState] = useState<SyncState>();
  const isMounted = useMountedState();

  const start = useCallback(
    async (request: SyncRequest) => {
      setState({ runs: [], isUnderWay: true });
      try {
        let runs = await api.requestSync(request);
        while (!runs.every(isFinished) && isMounted()) {
          setState({ runs, isUnderWay: true });
          await new Promise(done => setTimeout(done, POLL_EVERY_MS));
          runs = await Promise.all(
            runs.map(run =>
              isFinished(run) ? run : api.getSyncRun(run.runId),
            ),
          );
        }
        if (isMounted()) {
          setState({ runs, isUnderWay: false });
          onFinished();
        }
      } catch (error) {
        if (isMounted()) {
          setState({ runs: [], isUnderWay: false, error: error as Error });
        }
      }
    },
    [api, isMounted, onFinished],
  );
  return { state, start };
}
