import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { wellArchitectedTranslationRef } from '../translation';
import { PlainText } from './PlainText';
import { Section } from './Section';

/** The notes of one answer. */
export function AnswerNotes({
  notes,
  level,
}: {
  /** Undefined while they are loaded; null where AWS could not be asked. */
  notes: string | null | undefined;
  level?: 3 | 5;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <Section level={level} title={t('reviews.answerNotes.title')}>
      {notes === undefined && (
        <Skeleton
          height={16}
          width="60%"
          role="status"
          aria-label={t('reviews.answerNotes.loading')}
        />
      )}
      {notes === null && (
        <Text as="p" color="secondary">
          {t('reviews.answerNotes.unavailable')}
        </Text>
      )}
      {notes === '' && (
        <Text as="p" color="secondary">
          {t('reviews.answerNotes.empty')}
        </Text>
      )}
      {notes && <PlainText>{notes}</PlainText>}
    </Section>
  );
}
