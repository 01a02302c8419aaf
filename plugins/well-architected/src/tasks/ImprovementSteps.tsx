import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, Text } from '@backstage/ui';
import type {
  ImprovementStep,
  TickedStep,
} from 'backstage-plugin-well-architected-common';
import { ExternalLink } from '../ExternalLink';
import { formatDate } from '../formatDate';
import { PlainText } from '../reviews/PlainText';
import { wellArchitectedTranslationRef } from '../translation';
import { isWebUrl } from '../webUrl';
import { EntityName } from './EntityName';
import styles from './ImprovementSteps.module.css';

/** The improvement plan: one best practice after the other, with AWS's guidance, to be ticked off. */
export function ImprovementSteps({
  steps,
  ticked,
  onTick,
}: {
  steps: readonly ImprovementStep[];
  ticked: readonly TickedStep[];
  /** Undefined for those who may not tick. */
  onTick: ((choiceId: string, done: boolean) => void) | undefined;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <ol className={styles.steps}>
      {steps.map(({ choiceId, title, text, url }) => {
        const tick = ticked.find(each => each.choiceId === choiceId);
        return (
          <li key={choiceId} className={styles.step}>
            <Checkbox
              isSelected={tick !== undefined}
              isDisabled={onTick === undefined}
              onChange={done => onTick?.(choiceId, done)}
            >
              <Text weight="bold">{title}</Text>
            </Checkbox>
            {tick && (
              <Text as="p" variant="body-small" color="secondary">
                {t('tasks.drawer.ticked', {
                  actor: <EntityName entityRef={tick.actor} />,
                  when: formatDate(tick.at),
                })}
              </Text>
            )}
            {text && text !== title && <PlainText>{text}</PlainText>}
            {isWebUrl(url) && (
              <ExternalLink href={url}>
                {t('tasks.drawer.improvementPlan')}
              </ExternalLink>
            )}
          </li>
        );
      })}
    </ol>
  );
}
