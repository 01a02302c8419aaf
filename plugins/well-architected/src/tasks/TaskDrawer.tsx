import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  Alert,
  Dialog,
  DialogBody,
  DialogHeader,
  Skeleton,
} from '@backstage/ui';
import { useEffect, useState } from 'react';
import { wellArchitectedApiRef } from '../api';
import { FailureAlert } from '../FailureAlert';
import legible from '../legible.module.css';
import { wellArchitectedTranslationRef } from '../translation';
import { useLoad } from '../useLoad';
import { DiscardDialog } from './DiscardDialog';
import styles from './TaskDrawer.module.css';
import { TaskEditor } from './TaskEditor';
import { readTaskPermissions } from './taskPermissions';

/** One task beside the table: what is at risk, what to do, who does it until when, and what happened so far. */
export function TaskDrawer({
  taskId,
  refreshKey,
  isLeft,
  onUnsavedChange,
  onClose,
  ...editor
}: {
  taskId: string;
  /** The task is loaded again when it changes. */
  refreshKey: unknown;
  /** Whether the reader is about to leave what is unsaved. */
  isLeft: boolean;
  onSaved(): void;
  onUnsavedChange(unsaved: boolean): void;
  onClose(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const api = useApi(wellArchitectedApiRef);
  const [unsaved, setUnsaved] = useState(false);
  const [asking, setAsking] = useState(false);
  const permissionApi = useApi(permissionApiRef);
  const { value, error, reload } = useLoad(async () => {
    const loaded = await api.getTask(taskId);
    const { entityRefs = [] } = loaded.task;
    return {
      loaded,
      may: await readTaskPermissions(permissionApi, entityRefs),
    };
  }, [api, permissionApi, taskId, refreshKey]);

  useEffect(() => onUnsavedChange(unsaved), [unsaved, onUnsavedChange]);
  useEffect(() => {
    if (isLeft) {
      setAsking(true);
    }
  }, [isLeft]);

  const close = () => (unsaved ? setAsking(true) : onClose());

  return (
    <Dialog
      isOpen
      className={`${styles.sheet} ${legible.legible}`}
      onOpenChange={open => !open && close()}
      shouldCloseOnInteractOutside={isNoPopover}
    >
      <DialogHeader className={styles.header}>
        {value?.loaded.task.title ??
          t(error ? 'tasks.error.task' : 'tasks.drawer.loading')}
      </DialogHeader>
      {value ? (
        <TaskEditor
          {...value}
          onUnsavedChange={setUnsaved}
          onCancel={close}
          {...editor}
        />
      ) : (
        <DialogBody>
          {error ? (
            <LoadError error={error} onRetry={reload} />
          ) : (
            <Skeleton height={320} width="100%" />
          )}
        </DialogBody>
      )}
      <DiscardDialog
        isOpen={asking}
        onKeep={() => setAsking(false)}
        onDiscard={onClose}
      />
    </Dialog>
  );
}

/**
 * While the popover of a field opens or closes, a click on it would count as one
 * outside the drawer.
 */
function isNoPopover(clicked: Element): boolean {
  return !clicked.closest('.bui-Popover');
}

function LoadError({ error, onRetry }: { error: Error; onRetry(): void }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const gone = ResponseError.is(error) && [403, 404].includes(error.statusCode);
  return gone ? (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('tasks.error.notFound')}
    />
  ) : (
    <FailureAlert
      title={t('tasks.error.task')}
      error={error}
      onRetry={onRetry}
    />
  );
}
