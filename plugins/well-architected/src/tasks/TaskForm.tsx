import { parseDate } from '@internationalized/date';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  ButtonIcon,
  DatePicker,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { TaskEdit } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import { OwnerField } from './OwnerField';
import { isValidTaskEdit } from './taskEdit';
import styles from './TaskForm.module.css';
import { TASK_STATES } from './taskUrlState';

const MAXIMUM_NOTE_LENGTH = 10_000;
const MAXIMUM_URL_LENGTH = 2_000;

/** The states that people choose; a sync alone resolves. */
const CHOOSABLE_STATES = TASK_STATES.filter(state => state !== 'resolved');

/** What people decide about a task, to be changed. */
export function TaskForm({
  draft,
  userEntityRef,
  onChange,
}: {
  draft: TaskEdit;
  userEntityRef: string | undefined;
  onChange(change: Partial<TaskEdit>): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const resolved = draft.state === 'resolved';
  const states = resolved ? TASK_STATES : CHOOSABLE_STATES;

  return (
    <div className={styles.form}>
      <div className={styles.field}>
        <OwnerField
          label={t('tasks.form.owner')}
          placeholder={t('tasks.form.ownerPlaceholder')}
          value={draft.owner}
          onChange={owner => onChange({ owner })}
        />
        <div className={styles.shortcuts}>
          {userEntityRef && (
            <Button
              size="small"
              variant="tertiary"
              onPress={() => onChange({ owner: userEntityRef })}
            >
              {t('tasks.form.assignToMe')}
            </Button>
          )}
          <Button
            size="small"
            variant="tertiary"
            onPress={() => onChange({ owner: null })}
          >
            {t('tasks.form.unassign')}
          </Button>
        </div>
      </div>
      <div className={styles.date}>
        <DatePicker
          label={t('tasks.form.dueDate')}
          value={draft.dueDate ? parseDate(draft.dueDate) : null}
          onChange={date => onChange({ dueDate: date?.toString() ?? null })}
        />
        <ButtonIcon
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('tasks.form.clearDueDate')}
          onPress={() => onChange({ dueDate: null })}
        />
      </div>
      <Select
        label={t('tasks.form.state')}
        description={resolved ? t('tasks.form.resolvedByAws') : undefined}
        isDisabled={resolved}
        selectionMode="single"
        options={states.map(id => ({ id, label: t(`tasks.state.${id}`) }))}
        value={draft.state}
        onChange={chosen =>
          onChange({ state: states.find(state => state === chosen) })
        }
      />
      <TextField
        label={t('tasks.form.ticketUrl')}
        type="url"
        size="small"
        placeholder="https://"
        maxLength={MAXIMUM_URL_LENGTH}
        validate={() =>
          isValidTaskEdit(draft) ? null : t('tasks.form.ticketUrlInvalid')
        }
        validationBehavior="aria"
        value={draft.ticketUrl ?? ''}
        onChange={text => onChange({ ticketUrl: text.trim() || null })}
      />
      <TextAreaField
        className={styles.wide}
        label={t('tasks.form.note')}
        rows={4}
        maxLength={MAXIMUM_NOTE_LENGTH}
        value={draft.note}
        onChange={note => onChange({ note })}
      />
    </div>
  );
}
