import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NumberField, Select, TextAreaField, TextField } from '@backstage/ui';
import {
  choosableStates,
  type TaskDecisions,
  type TaskDetail,
} from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import { AcceptanceFields } from './AcceptanceFields';
import { DayField } from './DayField';
import { OwnerField } from './OwnerField';
import { OwnerLeft } from './OwnerLeft';
import { OwnerShortcuts } from './OwnerShortcuts';
import { isValidTicketUrl } from './taskEdit';
import styles from './TaskForm.module.css';
import { TASK_STATES } from './taskUrlState';

const MAXIMUM_NOTE_LENGTH = 10_000;
const MAXIMUM_URL_LENGTH = 2_000;

/** What people decide about a task, to be changed. */
export function TaskForm({
  task,
  draft,
  mayUpdate,
  mayAccept,
  onChange,
}: {
  /** The task as it is stored. */
  task: TaskDetail;
  draft: TaskDecisions;
  /** Whether everything but an acceptance may be changed. */
  mayUpdate: boolean;
  /** Whether the risk may be accepted. */
  mayAccept: boolean;
  onChange(change: Partial<TaskDecisions>): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const settled =
    draft.state === 'resolved' || draft.state === 'obsolete'
      ? draft.state
      : undefined;
  const choosable = choosableStates(task.state).filter(state =>
    state === 'accepted' ? mayAccept : mayUpdate,
  );
  const states = TASK_STATES.filter(
    state => state === task.state || choosable.includes(state),
  );

  return (
    <div className={styles.form}>
      <div className={styles.field}>
        <OwnerField
          label={t('tasks.form.owner')}
          placeholder={t('tasks.form.ownerPlaceholder')}
          isDisabled={!mayUpdate}
          value={draft.owner}
          onChange={owner => onChange({ owner })}
        />
        {task.ownerLeft && draft.owner === task.owner && <OwnerLeft />}
        <OwnerShortcuts
          owner={draft.owner}
          suggested={task.suggestedOwner}
          isDisabled={!mayUpdate}
          onChange={owner => onChange({ owner })}
        />
      </div>
      <DayField
        label={t('tasks.form.dueDate')}
        clearLabel={t('tasks.form.clearDueDate')}
        isDisabled={!mayUpdate}
        value={draft.dueDate}
        onChange={dueDate => onChange({ dueDate })}
      />
      <NumberField
        label={t('tasks.form.rank')}
        description={t('tasks.form.rankHint')}
        size="small"
        isDisabled={!mayUpdate}
        minValue={1}
        maxValue={9999}
        step={1}
        value={draft.rank ?? NaN}
        onChange={rank => onChange({ rank: Number.isNaN(rank) ? null : rank })}
      />
      <Select
        className={styles.level}
        label={t('tasks.form.state')}
        description={settled && t(`tasks.form.${settled}ByAws`)}
        isDisabled={states.length === 1}
        selectionMode="single"
        options={states.map(id => ({ id, label: t(`tasks.state.${id}`) }))}
        value={draft.state}
        onChange={chosen => {
          const state = states.find(each => each === chosen)!;
          onChange({ state });
        }}
      />
      {draft.state === 'accepted' && (
        <AcceptanceFields
          draft={draft}
          ends={[task.acceptedUntil]}
          isDisabled={!mayAccept}
          onChange={onChange}
        />
      )}
      <TextField
        label={t('tasks.form.ticketUrl')}
        type="url"
        size="small"
        isDisabled={!mayUpdate}
        placeholder="https://"
        maxLength={MAXIMUM_URL_LENGTH}
        validate={() =>
          isValidTicketUrl(draft.ticketUrl)
            ? null
            : t('tasks.form.ticketUrlInvalid')
        }
        validationBehavior="aria"
        value={draft.ticketUrl ?? ''}
        onChange={text => onChange({ ticketUrl: text.trim() || null })}
      />
      <TextAreaField
        className={styles.wide}
        label={t('tasks.form.note')}
        isDisabled={!mayUpdate}
        rows={4}
        maxLength={MAXIMUM_NOTE_LENGTH}
        value={draft.note}
        onChange={note => onChange({ note })}
      />
    </div>
  );
}
