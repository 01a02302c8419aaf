import { useApi } from '@backstage/frontend-plugin-api';
import type { Answer } from 'backstage-plugin-well-architected-common';
import useAsync from 'react-use/esm/useAsync';
import { wellArchitectedApiRef } from '../api';

/**
 * What AWS tells of a single answer only: its notes, and, until somebody asked
 * for them once, what the question means and where to read about it. Loaded
 * when it is shown, and again when the answer was.
 */
export function useAnswerDetail(
  workloadId: string,
  lensAlias: string,
  answer: Answer | undefined,
) {
  const api = useApi(wellArchitectedApiRef);
  const { value, error } = useAsync(
    async () =>
      answer && api.getAnswer(workloadId, lensAlias, answer.questionId),
    [api, workloadId, lensAlias, answer],
  );
  return {
    answer: answer && { ...value, ...answer },
    /** Undefined while they are loaded; null where AWS could not be asked. */
    notes: error ? null : value?.notes,
  };
}
