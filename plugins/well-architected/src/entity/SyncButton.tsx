import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import type { SyncRun } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './SyncButton.module.css';
import type { SyncState } from './useSync';

/** Starts a sync, and says how far it is. */
export function SyncButton({
  state,
  onStart,
}: {
  state: SyncState | undefined;
  onStart(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const progress = () => {
    const { done, total } = sum(state?.runs ?? []);
    if (total > 0) {
      return t('entity.sync.running', {
        done: String(done),
        total: String(total),
      });
    }
    const isQueued = state?.runs.every(run => run.state === 'queued');
    return t(isQueued ? 'entity.sync.queued' : 'entity.sync.started');
  };
  return (
    <Button
      variant="secondary"
      size="small"
      className={state?.isUnderWay ? styles.underWay : undefined}
      iconStart={<RiRefreshLine />}
      // Disabled, it would lose the focus of those who pressed it by keyboard.
      aria-disabled={state?.isUnderWay}
      onPress={() => {
        if (!state?.isUnderWay) {
          onStart();
        }
      }}
    >
      <span aria-live="polite">
        {state?.isUnderWay ? progress() : t('entity.sync.now')}
      </span>
    </Button>
  );
}

function sum(runs: SyncRun[]): { done: number; total: number } {
  return {
    done: runs.reduce((all, { done }) => all + done, 0),
    total: runs.reduce((all, { total }) => all + (total ?? 0), 0),
  };
}
