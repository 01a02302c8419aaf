import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { wellArchitectedApiRef } from '../api';
import { wellArchitectedTranslationRef } from '../translation';
import { PlainText } from './PlainText';

/** The notes of one answer, asked for when they are shown: AWS gives them for one answer at a time. */
export function AnswerNotes({
  workloadId,
  lensAlias,
  questionId,
}: {
  workloadId: string;
  lensAlias: string;
  questionId: string;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const api = useApi(wellArchitectedApiRef);
  const { value, loading, error } = useAsync(
    () => api.getAnswer(workloadId, lensAlias, questionId),
    [api, workloadId, lensAlias, questionId],
  );

  if (loading) {
    return (
      <Skeleton
        height={16}
        width="60%"
        role="status"
        aria-label={t('reviews.answerNotes.loading')}
      />
    );
  }
  if (error || value?.notes === null) {
    return (
      <Text as="p" color="secondary">
        {t('reviews.answerNotes.unavailable')}
      </Text>
    );
  }
  return value?.notes ? (
    <PlainText>{value.notes}</PlainText>
  ) : (
    <Text as="p" color="secondary">
      {t('reviews.answerNotes.empty')}
    </Text>
  );
}
