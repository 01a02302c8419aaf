import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { TaskDetail } from 'backstage-plugin-well-architected-common';
import { AnswerNotes } from '../reviews/AnswerNotes';
import { planImprovement, sortBestPractices } from '../reviews/bestPractices';
import { ChoiceList } from '../reviews/ChoiceList';
import { PlainText } from '../reviews/PlainText';
import { Section } from '../reviews/Section';
import { wellArchitectedTranslationRef } from '../translation';
import { ImprovementSteps } from './ImprovementSteps';

/** Why a question is at risk, and what to do about it. */
export function TaskPlan({ task }: { task: TaskDetail }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { answer } = task;
  if (!answer) {
    return <Text color="secondary">{t('tasks.drawer.questionGone')}</Text>;
  }

  const { missing, inPlace, notApplicable } = sortBestPractices(answer);
  const steps = planImprovement(missing, task.steps);
  return (
    <>
      <Section title={t('tasks.drawer.why')}>
        {answer.description && <PlainText>{answer.description}</PlainText>}
        <Text as="p">
          {t('tasks.drawer.practices', {
            inPlace: String(inPlace.length),
            total: String(inPlace.length + missing.length),
          })}
        </Text>
      </Section>
      {steps.length > 0 && (
        <Section title={t('tasks.drawer.whatToDo')}>
          <ImprovementSteps steps={steps} />
        </Section>
      )}
      {inPlace.length > 0 && (
        <Section title={t('reviews.practices.inPlace')}>
          <ChoiceList choices={inPlace} />
        </Section>
      )}
      {notApplicable.length > 0 && (
        <Section title={t('reviews.practices.notApplicable')}>
          <ChoiceList choices={notApplicable} />
        </Section>
      )}
      <Section title={t('reviews.answerNotes.title')}>
        <AnswerNotes {...task} />
      </Section>
    </>
  );
}
