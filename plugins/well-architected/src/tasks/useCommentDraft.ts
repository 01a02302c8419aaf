import { useApi } from '@backstage/frontend-plugin-api';
import type { TaskDetail } from 'backstage-plugin-well-architected-common';
import { useState } from 'react';
import { wellArchitectedApiRef } from '../api';

/** A comment that a person writes. */
export type CommentDraft = ReturnType<typeof useCommentDraft>;

/**
 * A comment from its first letter until it is added: once, also when sending it
 * has to be tried again.
 *
 * @param onAdded - gets the task with the comment
 */
export function useCommentDraft(
  taskId: string,
  onAdded: (task: TaskDetail) => void,
) {
  const api = useApi(wellArchitectedApiRef);
  const [text, setText] = useState('');
  const [key, setKey] = useState(newKey);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Error>();

  const send = async () => {
    setSending(true);
    setError(undefined);
    try {
      const { task } = await api.addComment(taskId, text.trim(), key);
      // What was typed meanwhile is the next comment.
      setText(typed => (typed === text ? '' : typed));
      setKey(newKey());
      onAdded(task);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setSending(false);
    }
  };

  return {
    text,
    /** Another text is another comment. */
    setText: (next: string) => {
      setText(next);
      setKey(newKey());
    },
    error,
    canSend: text.trim() !== '' && !sending,
    send,
  };
}

/** Browsers have `crypto.randomUUID` where the page came safely only. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), part =>
    part.toString(36),
  ).join('');
}
