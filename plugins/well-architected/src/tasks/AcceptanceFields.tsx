import { parseDate } from '@internationalized/date';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DatePicker, Text, TextAreaField } from '@backstage/ui';
import { wellArchitectedTranslationRef } from '../translation';
import { OwnerField } from './OwnerField';
import type { Acceptance } from './taskEdit';
import styles from './TaskForm.module.css';

const MAXIMUM_REASON_LENGTH = 10_000;

/** Why a risk is accepted, who approved, and until when. */
export function AcceptanceFields({
  draft,
  isDisabled,
  onChange,
}: {
  draft: Acceptance;
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
      <DatePicker
        label={t('tasks.form.acceptedUntil')}
        isRequired
        isDisabled={isDisabled}
        value={draft.acceptedUntil ? parseDate(draft.acceptedUntil) : null}
        onChange={date => onChange({ acceptedUntil: date?.toString() ?? null })}
      />
    </>
  );
}
