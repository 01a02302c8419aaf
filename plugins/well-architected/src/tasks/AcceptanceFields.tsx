import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, TextAreaField } from '@backstage/ui';
import { wellArchitectedTranslationRef } from '../translation';
import { firstEnd } from './acceptanceEnd';
import { DayField } from './DayField';
import { OwnerField } from './OwnerField';
import type { Acceptance } from './taskEdit';
import styles from './TaskForm.module.css';

const MAXIMUM_REASON_LENGTH = 10_000;

/** Why a risk is accepted, who approved, and until when. */
export function AcceptanceFields({
  draft,
  ends,
  isDisabled,
  onChange,
}: {
  draft: Acceptance;
  /** The ends of the acceptances that are stored. */
  ends: readonly (string | null)[];
  isDisabled: boolean;
  onChange(change: Partial<Acceptance>): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <>
      <Text className={styles.wide} variant="body-small" color="secondary">
        {t('tasks.form.acceptance')}
      </Text>
      <TextAreaField
        className={styles.wide}
        label={t('tasks.form.acceptanceReason')}
        isRequired
        isDisabled={isDisabled}
        rows={2}
        maxLength={MAXIMUM_REASON_LENGTH}
        value={draft.acceptanceReason ?? ''}
        onChange={acceptanceReason => onChange({ acceptanceReason })}
      />
      <OwnerField
        label={t('tasks.form.approvedBy')}
        placeholder={t('tasks.form.ownerPlaceholder')}
        isRequired
        isDisabled={isDisabled}
        value={draft.approvedBy}
        onChange={approvedBy => onChange({ approvedBy })}
      />
      <DayField
        label={t('tasks.form.acceptedUntil')}
        clearLabel={t('tasks.form.clearAcceptedUntil')}
        isRequired
        isDisabled={isDisabled}
        first={firstEnd(draft.acceptedUntil, ends)}
        value={draft.acceptedUntil}
        onChange={acceptedUntil => onChange({ acceptedUntil })}
      />
    </>
  );
}
