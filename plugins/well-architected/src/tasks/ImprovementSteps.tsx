import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ImprovementStep } from 'backstage-plugin-well-architected-common';
import { ExternalLink } from '../ExternalLink';
import { PlainText } from '../reviews/PlainText';
import { wellArchitectedTranslationRef } from '../translation';
import { isWebUrl } from '../webUrl';
import styles from './ImprovementSteps.module.css';

/** The improvement plan: one best practice after the other, with AWS's guidance. */
export function ImprovementSteps({
  steps,
}: {
  steps: readonly ImprovementStep[];
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <ol className={styles.steps}>
      {steps.map(({ choiceId, title, text, url }) => (
        <li key={choiceId} className={styles.step}>
          <Text as="p" weight="bold">
            {title}
          </Text>
          {text && text !== title && <PlainText>{text}</PlainText>}
          {isWebUrl(url) && (
            <ExternalLink href={url}>
              {t('tasks.drawer.improvementPlan')}
            </ExternalLink>
          )}
        </li>
      ))}
    </ol>
  );
}
