import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Select, Text } from '@backstage/ui';
import {
  countRisks,
  RISK_COUNT_KEYS,
  type Answer,
  type Risk,
} from 'backstage-plugin-well-architected-common';
import { useState } from 'react';
import { wellArchitectedTranslationRef } from '../translation';
import { PillarQuestions } from './PillarQuestions';
import { filterQuestions, groupByPillar } from './questions';
import styles from './QuestionsPanel.module.css';

const ANY = '';
const RISKS = Object.keys(RISK_COUNT_KEYS) as Risk[];

/** The questions of a lens review, by pillar, narrowed by risk and pillar. */
export function QuestionsPanel({
  answers,
  workloadId,
  lensAlias,
  pillarId: initialPillarId,
}: {
  answers: readonly Answer[];
  workloadId: string;
  lensAlias: string;
  /** The pillar that is chosen at first. */
  pillarId?: string;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const [risk, setRisk] = useState<Risk>();
  const [pillarId, setPillarId] = useState(initialPillarId);

  if (answers.length === 0) {
    return (
      <Flex direction="column" gap="1">
        <Text variant="title-x-small">{t('reviews.questions.notRead')}</Text>
        <Text color="secondary">
          {t('reviews.questions.notReadDescription')}
        </Text>
      </Flex>
    );
  }

  const shown = filterQuestions(answers, { risk, pillarId });
  const isNarrowed = risk !== undefined || pillarId !== undefined;
  const counts = countRisks(
    filterQuestions(answers, { pillarId }).map(answer => answer.risk),
  );

  return (
    <Flex direction="column" gap="4">
      <div className={styles.filters}>
        <Select
          label={t('reviews.questions.risk')}
          selectionMode="single"
          options={[
            { id: ANY, label: t('reviews.questions.anyRisk') },
            ...RISKS.map(id => ({
              id,
              label: t('reviews.questions.option', {
                label: t(`risk.${id}`),
                questions: String(counts[RISK_COUNT_KEYS[id]]),
              }),
            })),
          ]}
          value={risk ?? ANY}
          onChange={chosen => setRisk(RISKS.find(each => each === chosen))}
        />
        <Select
          label={t('reviews.questions.pillar')}
          selectionMode="single"
          options={[
            { id: ANY, label: t('reviews.questions.allPillars') },
            ...groupByPillar(answers).map(pillar => ({
              id: pillar.pillarId,
              label: pillar.pillarName,
            })),
          ]}
          value={pillarId ?? ANY}
          onChange={chosen =>
            setPillarId(chosen === ANY ? undefined : String(chosen))
          }
        />
        <Text role="status" color="secondary" className={styles.count}>
          {t('reviews.questions.count', { count: shown.length })}
        </Text>
      </div>
      {shown.length === 0 && (
        <Flex direction="column" gap="1">
          <Text variant="title-x-small">{t('reviews.questions.empty')}</Text>
          <Text color="secondary">
            {t('reviews.questions.emptyDescription')}
          </Text>
        </Flex>
      )}
      {groupByPillar(shown).map(pillar => (
        <PillarQuestions
          key={[pillar.pillarId, isNarrowed].join()}
          pillar={pillar}
          isOpen={isNarrowed}
          workloadId={workloadId}
          lensAlias={lensAlias}
        />
      ))}
    </Flex>
  );
}
