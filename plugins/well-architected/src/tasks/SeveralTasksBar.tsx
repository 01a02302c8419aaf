import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Checkbox, Select, Text } from '@backstage/ui';
import {
  choosableStates,
  type TaskChanges,
} from 'backstage-plugin-well-architected-common';
import { useMemo, useState } from 'react';
import { FailureAlert } from '../FailureAlert';
import { wellArchitectedTranslationRef } from '../translation';
import { AcceptanceFields } from './AcceptanceFields';
import { DayField } from './DayField';
import { OwnerField } from './OwnerField';
import { OwnerShortcuts } from './OwnerShortcuts';
import styles from './SeveralTasksBar.module.css';
import { toTaskChanges } from './taskChanges';
import { NOT_ACCEPTED } from './taskEdit';
import { MAXIMUM_SELECTION } from './taskSelection';
import { NO_OWNER, TASK_STATES } from './taskUrlState';
import type { SeveralTasks } from './useSeveralTasks';

const AS_IT_IS = '';

/** Every state that people may choose for one task or another. */
const CHOOSABLE = TASK_STATES.filter(state =>
  TASK_STATES.some(from => choosableStates(from).includes(state)),
);

/** What people decide about the tasks that they selected; what is not chosen stays as it is. */
export function SeveralTasksBar({
  several,
  mayUpdate,
  mayAccept,
  onClear,
}: {
  several: SeveralTasks;
  /** Whether everything but an acceptance may be changed. */
  mayUpdate: boolean;
  /** Whether the risk may be accepted. */
  mayAccept: boolean;
  onClear(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const [draft, setDraft] = useState<TaskChanges>({});
  const change = (changes: TaskChanges) =>
    setDraft(chosen => ({ ...chosen, ...changes }));
  const nobody = useMemo(
    () => [{ id: NO_OWNER, label: t('tasks.unassigned') }],
    [t],
  );
  const { size } = several.selection;
  const tooMany = size > MAXIMUM_SELECTION;
  const ends = [...several.selection.values()].map(task => task.acceptedUntil);
  const changes = toTaskChanges(draft, ends);
  const states = CHOOSABLE.filter(state =>
    state === 'accepted' ? mayAccept : mayUpdate,
  );

  return (
    <section className={styles.bar} aria-label={t('tasks.several.title')}>
      <div className={styles.heading}>
        <Text weight="bold">
          {t('tasks.several.selected', { count: size })}
        </Text>
        <Button size="small" variant="tertiary" onPress={onClear}>
          {t('tasks.several.clear')}
        </Button>
      </div>
      <div className={styles.fields}>
        {mayUpdate && (
          <>
            <div className={styles.field}>
              <OwnerField
                label={t('tasks.form.owner')}
                placeholder={t('tasks.several.asItIs')}
                leading={nobody}
                value={draft.owner === null ? NO_OWNER : draft.owner ?? null}
                onChange={owner =>
                  change({
                    owner: owner === NO_OWNER ? null : owner ?? undefined,
                  })
                }
              />
              <OwnerShortcuts
                owner={draft.owner ?? null}
                suggested={null}
                isDisabled={false}
                onChange={owner => change({ owner })}
              />
            </div>
            <div className={styles.field}>
              <DayField
                key={String(draft.dueDate === null)}
                label={t('tasks.form.dueDate')}
                clearLabel={t('tasks.form.clearDueDate')}
                isDisabled={draft.dueDate === null}
                value={draft.dueDate ?? null}
                onChange={day => change({ dueDate: day ?? undefined })}
              />
              <Checkbox
                isSelected={draft.dueDate === null}
                onChange={none => change({ dueDate: none ? null : undefined })}
              >
                {t('tasks.several.noDueDate')}
              </Checkbox>
            </div>
          </>
        )}
        <Select
          label={t('tasks.form.state')}
          selectionMode="single"
          options={[
            { id: AS_IT_IS, label: t('tasks.several.asItIs') },
            ...states.map(id => ({ id, label: t(`tasks.state.${id}`) })),
          ]}
          value={draft.state ?? AS_IT_IS}
          onChange={chosen =>
            change({ state: states.find(state => state === chosen) })
          }
        />
        {draft.state === 'accepted' && (
          <AcceptanceFields
            draft={{ ...NOT_ACCEPTED, ...draft }}
            ends={ends}
            isDisabled={false}
            onChange={change}
          />
        )}
        <Button
          className={styles.apply}
          size="small"
          isDisabled={!changes || tooMany}
          isPending={several.editing}
          onPress={() => changes && several.edit(changes)}
        >
          {t('tasks.several.apply', { count: size })}
        </Button>
      </div>
      {tooMany && (
        <Alert
          status="warning"
          icon
          title={t('tasks.several.tooMany', {
            limit: new Intl.NumberFormat().format(MAXIMUM_SELECTION),
          })}
        />
      )}
      {several.error && (
        <FailureAlert title={t('tasks.several.failed')} error={several.error} />
      )}
    </section>
  );
}
