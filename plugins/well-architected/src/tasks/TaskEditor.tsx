import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Box,
  Button,
  DialogBody,
  DialogFooter,
  Flex,
  Text,
} from '@backstage/ui';
import type { VersionedTask } from 'backstage-plugin-well-architected-common';
import { useEffect, useRef } from 'react';
import useBeforeUnload from 'react-use/esm/useBeforeUnload';
import { Section } from '../reviews/Section';
import { useAnswerDetail } from '../reviews/useAnswerDetail';
import { FailureAlert } from '../FailureAlert';
import { wellArchitectedTranslationRef } from '../translation';
import { TaskComments } from './TaskComments';
import { TaskConflict } from './TaskConflict';
import { TaskDecisions } from './TaskDecisions';
import { TaskForm } from './TaskForm';
import { TaskHeading } from './TaskHeading';
import { TaskHistory } from './TaskHistory';
import type { TaskPermissions } from './taskPermissions';
import { TaskPlan } from './TaskPlan';
import { useCommentDraft } from './useCommentDraft';
import { useTaskEditor } from './useTaskEditor';

/** A loaded task: what is known of it, and the form for those who may change it. */
export function TaskEditor({
  loaded,
  may,
  onSaved,
  onCancel,
  onUnsavedChange,
}: {
  loaded: VersionedTask;
  /** What the reader may do about it. */
  may: TaskPermissions;
  onSaved(): void;
  onCancel(): void;
  onUnsavedChange(unsaved: boolean): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const editor = useTaskEditor(loaded, onSaved);
  const { task, conflict, dirty } = editor;
  const { answer, notes } = useAnswerDetail(
    task.workloadId,
    task.lensAlias,
    task.answer,
  );
  const mayChange = may.update || may.accept;

  const comment = useCommentDraft(task.taskId, editor.takeOver);
  const unsaved = dirty || comment.text.trim() !== '';

  const closeButton = useRef<HTMLButtonElement>(null);

  useEffect(() => onUnsavedChange(unsaved), [unsaved, onUnsavedChange]);

  // The button that was pressed is disabled or gone, and with it the focus,
  // without which Escape would not reach the drawer. Who types on keeps it.
  useEffect(() => {
    const types = document.activeElement?.matches('input, textarea');
    if (editor.settled > 0 && !types) {
      closeButton.current?.focus();
    }
  }, [editor.settled]);
  useBeforeUnload(unsaved);

  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="6">
          <TaskHeading task={task} answer={answer} />
          {conflict && <TaskConflict {...conflict} />}
          {!conflict && (
            <Section title={t('tasks.drawer.decisions')}>
              {mayChange ? (
                <TaskForm
                  task={task}
                  draft={editor.draft}
                  mayUpdate={may.update}
                  mayAccept={may.accept}
                  onChange={editor.change}
                />
              ) : (
                <>
                  <Alert
                    status="info"
                    icon
                    title={t('tasks.drawer.readOnly')}
                  />
                  <TaskDecisions task={task} />
                </>
              )}
            </Section>
          )}
          <TaskPlan
            answer={answer}
            notes={notes}
            steps={task.steps}
            ticked={task.tickedSteps}
            onTick={may.update ? editor.tickStep : undefined}
          />
          <Section title={t('tasks.drawer.comments')}>
            <TaskComments
              comments={task.comments}
              draft={mayChange ? comment : undefined}
            />
          </Section>
          <Section title={t('tasks.drawer.history')}>
            <TaskHistory history={task.history} />
          </Section>
        </Flex>
      </DialogBody>
      {editor.error && (
        <Box m="3">
          <FailureAlert title={t('tasks.error.save')} error={editor.error} />
        </Box>
      )}
      {mayChange && !conflict && (
        <DialogFooter>
          {editor.saved && (
            <Text role="status" color="secondary">
              {t('tasks.form.saved')}
            </Text>
          )}
          <Button ref={closeButton} variant="secondary" onPress={onCancel}>
            {t(dirty ? 'tasks.form.cancel' : 'tasks.drawer.close')}
          </Button>
          <Button onPress={editor.save} isDisabled={!editor.canSave}>
            {t('tasks.form.save')}
          </Button>
        </DialogFooter>
      )}
    </>
  );
}
