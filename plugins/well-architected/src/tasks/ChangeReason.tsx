import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { TaskChangeReason } from 'backstage-plugin-well-architected-common';
import { formatDate, formatDay } from '../formatDate';
import { wellArchitectedTranslationRef } from '../translation';
import { reasonSentenceOf } from './taskHistory';

/** Why the state of a task changed without a person. */
export function ChangeReason({ reason }: { reason: TaskChangeReason }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { reviewedAt, choices = [], acceptedUntil } = reason;
  return (
    <Text as="p" variant="body-small" color="secondary">
      {t(`tasks.reason.${reasonSentenceOf(reason)}`, {
        review: reviewedAt
          ? t('tasks.reason.reviewOf', { day: formatDate(reviewedAt) })
          : t('tasks.reason.review'),
        choices: new Intl.ListFormat().format(choices),
        day: acceptedUntil ? formatDay(acceptedUntil) : '',
      })}
    </Text>
  );
}
