import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { WorkloadDetail } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import { PlainText } from './PlainText';
import { Section } from './Section';

/** What reviewers wrote about the workload and about its review by one lens. */
export function ReviewNotes({
  workload,
  lensAlias,
}: {
  workload: WorkloadDetail;
  lensAlias: string;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const review = workload.lensReviews.find(
    lensReview => lensReview.lensAlias === lensAlias,
  );
  const notes = [
    { title: t('reviews.notes.workload'), text: workload.notes },
    {
      title: t('reviews.notes.lens', { lens: review?.lensName ?? lensAlias }),
      text: review?.notes ?? '',
    },
  ].filter(({ text }) => text.trim() !== '');

  if (notes.length === 0) {
    return <Text color="secondary">{t('reviews.notes.empty')}</Text>;
  }
  return (
    <Flex direction="column" gap="4">
      {notes.map(({ title, text }) => (
        <Section key={title} title={title}>
          <PlainText>{text}</PlainText>
        </Section>
      ))}
    </Flex>
  );
}
