import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiIndeterminateCircleLine,
} from '@remixicon/react';
import type { Choice } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import { answerReason } from './answerReason';
import styles from './ChoiceList.module.css';

const ICONS = {
  SELECTED: RiCheckboxCircleLine,
  UNSELECTED: RiCloseCircleLine,
  NOT_APPLICABLE: RiIndeterminateCircleLine,
};

/** Best practices, each with what the answer says of it. */
export function ChoiceList({ choices }: { choices: readonly Choice[] }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <ul className={styles.choices}>
      {choices.map(({ choiceId, title, status, reason, notes }) => {
        const Icon = ICONS[status];
        return (
          <li key={choiceId} className={styles.choice}>
            <Icon
              size={16}
              aria-hidden
              className={styles.icon}
              data-status={status}
            />
            <span>
              <Text>{title}</Text>
              {status === 'NOT_APPLICABLE' && (
                <Text as="p" variant="body-small" color="secondary">
                  {t('reviews.notApplicable', {
                    reason: t(`reviews.reason.${answerReason(reason)}`),
                  })}
                </Text>
              )}
              {notes && (
                <Text
                  as="p"
                  variant="body-small"
                  color="secondary"
                  className={styles.notes}
                >
                  {notes}
                </Text>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
