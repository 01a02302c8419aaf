import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text, TextAreaField } from '@backstage/ui';
import type { TaskComment } from 'backstage-plugin-well-architected-common';
import { useRef } from 'react';
import { FailureAlert } from '../FailureAlert';
import { formatDateTime } from '../formatDate';
import { PlainText } from '../reviews/PlainText';
import { wellArchitectedTranslationRef } from '../translation';
import { EntityName } from './EntityName';
import styles from './TaskComments.module.css';
import type { CommentDraft } from './useCommentDraft';

const MAXIMUM_COMMENT_LENGTH = 10_000;

/** What people say about a task, the oldest first. */
export function TaskComments({
  comments,
  draft,
}: {
  comments: readonly TaskComment[];
  /** Undefined for those who may not comment. */
  draft: CommentDraft | undefined;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const form = useRef<HTMLDivElement>(null);

  const send = async () => {
    await draft?.send();
    // The button is disabled, and has lost the focus, without which Escape would
    // not reach the drawer.
    form.current?.querySelector('textarea')?.focus();
  };

  return (
    <>
      {comments.length === 0 && (
        <Text as="p" color="secondary">
          {t('tasks.comment.none')}
        </Text>
      )}
      {comments.length > 0 && (
        <ul className={styles.comments}>
          {comments.map(({ commentId, author, at, text }) => (
            <li key={commentId} className={styles.comment}>
              <Text variant="body-small" color="secondary">
                <EntityName entityRef={author} />,{' '}
                <time dateTime={at}>{formatDateTime(at)}</time>
              </Text>
              <PlainText>{text}</PlainText>
            </li>
          ))}
        </ul>
      )}
      {draft && (
        <div className={styles.form} ref={form}>
          <TextAreaField
            label={t('tasks.comment.label')}
            rows={2}
            maxLength={MAXIMUM_COMMENT_LENGTH}
            value={draft.text}
            onChange={draft.setText}
          />
          {draft.error && (
            <FailureAlert
              title={t('tasks.comment.failed')}
              error={draft.error}
            />
          )}
          <Button
            size="small"
            variant="secondary"
            isDisabled={!draft.canSend}
            onPress={send}
          >
            {t('tasks.comment.add')}
          </Button>
        </div>
      )}
    </>
  );
}
