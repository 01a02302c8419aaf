import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  Answer,
  ImprovementStep,
  TickedStep,
} from 'backstage-plugin-well-architected-common';
import { AnswerNotes } from '../reviews/AnswerNotes';
import { planImprovement, sortBestPractices } from '../reviews/bestPractices';
import { ChoiceList } from '../reviews/ChoiceList';
import { PlainText } from '../reviews/PlainText';
import { Section } from '../reviews/Section';
import { wellArchitectedTranslationRef } from '../translation';
import { ImprovementSteps } from './ImprovementSteps';

/** Why a question is at risk, and what to do about it. */
export function TaskPlan({
  answer,
  notes,
  steps: planned,
  ticked,
  onTick,
}: {
  /** The question as the review answers it; missing when the lens no longer has it. */
  answer: Answer | undefined;
  /** The answer's notes: undefined while they are loaded, null where AWS could not be asked. */
  notes: string | null | undefined;
  /** The improvement plan. */
  steps: readonly ImprovementStep[];
  /** The steps that are ticked off. */
  ticked: readonly TickedStep[];
  /** Undefined for those who may not tick. */
  onTick: ((choiceId: string, done: boolean) => void) | undefined;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (!answer) {
    return <Text color="secondary">{t('tasks.drawer.questionGone')}</Text>;
  }

  const { missing, inPlace, notApplicable } = sortBestPractices(answer);
  const steps = planImprovement(missing, planned);
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
          <ImprovementSteps steps={steps} ticked={ticked} onTick={onTick} />
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
      <AnswerNotes notes={notes} />
    </>
  );
}
