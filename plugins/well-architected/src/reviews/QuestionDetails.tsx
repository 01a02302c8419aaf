import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link } from '@backstage/ui';
import { RiTaskLine } from '@remixicon/react';
import type { Answer, Choice } from 'backstage-plugin-well-architected-common';
import { ExternalLink } from '../ExternalLink';
import { ENTITY_TASK_DEFAULTS } from '../tasks/taskUrlState';
import { useTaskUrlState } from '../tasks/useTaskUrlState';
import { wellArchitectedTranslationRef } from '../translation';
import { isWebUrl } from '../webUrl';
import { AnswerNotes } from './AnswerNotes';
import { sortBestPractices } from './bestPractices';
import { ChoiceList } from './ChoiceList';
import { PlainText } from './PlainText';
import { Section } from './Section';
import styles from './QuestionDetails.module.css';
import { useAnswerDetail } from './useAnswerDetail';

/** What a question asks, how the review answers it, and where that leads. */
export function QuestionDetails({
  answer: listed,
  workloadId,
  lensAlias,
}: {
  answer: Answer;
  workloadId: string;
  lensAlias: string;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { href } = useTaskUrlState(ENTITY_TASK_DEFAULTS);
  const { answer = listed, notes } = useAnswerDetail(
    workloadId,
    lensAlias,
    listed,
  );
  const { missing, inPlace, notApplicable } = sortBestPractices(answer);

  return (
    <Flex direction="column" gap="4" className={styles.details}>
      {answer.description && <PlainText>{answer.description}</PlainText>}
      <Choices title={t('reviews.practices.missing')} choices={missing} />
      <Choices title={t('reviews.practices.inPlace')} choices={inPlace} />
      <Choices
        title={t('reviews.practices.notApplicable')}
        choices={notApplicable}
      />
      <AnswerNotes level={5} notes={notes} />
      <Flex gap="4" style={{ flexWrap: 'wrap' }}>
        {answer.taskId && (
          <Link href={href({ taskId: answer.taskId })}>
            <RiTaskLine className={styles.icon} size={14} aria-hidden />
            {t('reviews.questions.task')}
          </Link>
        )}
        {isWebUrl(answer.helpfulResourceUrl) && (
          <ExternalLink href={answer.helpfulResourceUrl}>
            {t('tasks.drawer.documentation')}
          </ExternalLink>
        )}
        {isWebUrl(answer.jiraIssueUrl) && (
          <ExternalLink href={answer.jiraIssueUrl}>
            {t('tasks.drawer.jira')}
          </ExternalLink>
        )}
      </Flex>
    </Flex>
  );
}

function Choices({
  title,
  choices,
}: {
  title: string;
  choices: readonly Choice[];
}) {
  return choices.length === 0 ? null : (
    <Section level={5} title={title}>
      <ChoiceList choices={choices} />
    </Section>
  );
}
