import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionGroup,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { Answer } from 'backstage-plugin-well-architected-common';
import { useState } from 'react';
import { RiskBadge } from '../charts/RiskBadge';
import { TaskStateBadge } from '../tasks/TaskStateBadge';
import { wellArchitectedTranslationRef } from '../translation';
import { answerReason } from './answerReason';
import styles from './PillarQuestions.module.css';
import { QuestionDetails } from './QuestionDetails';
import type { PillarQuestions as Pillar } from './questions';

/** The questions of one pillar; each opens to its answer. */
export function PillarQuestions({
  pillar,
  isOpen,
  workloadId,
  lensAlias,
}: {
  pillar: Pillar;
  /** Whether the questions are in sight from the start. */
  isOpen: boolean;
  workloadId: string;
  lensAlias: string;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <Accordion defaultExpanded={isOpen}>
      <AccordionTrigger level={3}>
        <span>
          <Text weight="bold">{pillar.pillarName}</Text>{' '}
          <Text color="secondary">
            {t('reviews.questions.count', { count: pillar.answers.length })}
          </Text>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        <AccordionGroup allowsMultiple>
          {pillar.answers.map(answer => (
            <Question
              key={answer.questionId}
              answer={answer}
              workloadId={workloadId}
              lensAlias={lensAlias}
            />
          ))}
        </AccordionGroup>
      </AccordionPanel>
    </Accordion>
  );
}

function Question({
  answer,
  workloadId,
  lensAlias,
}: {
  answer: Answer;
  workloadId: string;
  lensAlias: string;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Accordion isExpanded={isOpen} onExpandedChange={setIsOpen}>
      <AccordionTrigger level={4}>
        <span className={styles.question}>
          <span className={styles.risk}>
            <RiskBadge risk={answer.risk} />
            {answer.taskState === 'accepted' && (
              <TaskStateBadge state="accepted" />
            )}
          </span>{' '}
          <span className={styles.title}>
            {answer.title}
            {!answer.applicable && (
              <Text variant="body-small" color="secondary">
                {t('reviews.notApplicable', {
                  reason: t(`reviews.reason.${answerReason(answer.reason)}`),
                })}
              </Text>
            )}
          </span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {isOpen && (
          <QuestionDetails
            answer={answer}
            workloadId={workloadId}
            lensAlias={lensAlias}
          />
        )}
      </AccordionPanel>
    </Accordion>
  );
}
