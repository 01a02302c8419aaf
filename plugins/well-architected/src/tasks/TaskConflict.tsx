import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Radio, RadioGroup, Text } from '@backstage/ui';
import type { TaskDecisions } from 'backstage-plugin-well-architected-common';
import { useEffect, useRef, useState } from 'react';
import { wellArchitectedTranslationRef } from '../translation';
import {
  differingFields,
  mergeTaskEdits,
  SIDES,
  type SideOfField,
} from './mergeTaskEdits';
import styles from './TaskConflict.module.css';
import { NOT_ACCEPTED, TASK_EDIT_FIELDS, textOf } from './taskEdit';
import { TaskValue } from './TaskValue';

/** Two people changed one task: shows both, field by field, and lets the second decide. */
export function TaskConflict({
  base,
  theirs,
  yours,
  onTakeTheirs,
  onSave,
}: {
  /** The task as the person's edit began. */
  base: TaskDecisions;
  /** What is stored now. */
  theirs: TaskDecisions;
  /** What the person was about to save. */
  yours: TaskDecisions;
  onTakeTheirs(): void;
  onSave(merged: TaskDecisions): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const alert = useRef<HTMLDivElement>(null);
  const [decided, setDecided] = useState<SideOfField>({});
  const differing = differingFields(base, theirs, yours);
  const sides: SideOfField = { ...differing, ...decided };
  const fields = TASK_EDIT_FIELDS.filter(field => field in differing);

  // The button that was pressed is gone, and with it the focus.
  useEffect(() => alert.current?.focus(), []);

  return (
    <Flex direction="column" gap="4">
      <Alert
        ref={alert}
        tabIndex={-1}
        role="alert"
        status="warning"
        icon
        title={t('tasks.conflict.title')}
        description={t(
          fields.length > 0
            ? 'tasks.conflict.description'
            : 'tasks.conflict.nothingLeft',
        )}
      />
      {fields.map(field => (
        <RadioGroup
          key={field}
          label={t(`tasks.form.${field}`)}
          value={sides[field]}
          onChange={chosen =>
            setDecided({
              ...decided,
              [field]: SIDES.find(side => side === chosen),
            })
          }
        >
          <div className={styles.sides}>
            {SIDES.map(side => (
              <Radio key={side} value={side} className={styles.side}>
                <span className={styles.value}>
                  <Text variant="body-small" color="secondary">
                    {t(`tasks.conflict.${side}`)}
                  </Text>
                  <TaskValue
                    field={field}
                    value={textOf(side === 'theirs' ? theirs : yours, field)}
                  />
                  {field === 'state' && (
                    <AcceptanceTold
                      decisions={side === 'theirs' ? theirs : yours}
                    />
                  )}
                </span>
              </Radio>
            ))}
          </div>
        </RadioGroup>
      ))}
      <Flex gap="2" justify="end">
        <Button variant="secondary" onPress={onTakeTheirs}>
          {t('tasks.conflict.takeTheirs')}
        </Button>
        {fields.length > 0 && (
          <Button onPress={() => onSave(mergeTaskEdits(theirs, yours, sides))}>
            {t('tasks.conflict.save')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

/** The acceptance that comes with a state. */
function AcceptanceTold({ decisions }: { decisions: TaskDecisions }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (decisions.state !== 'accepted') {
    return null;
  }
  return (
    <>
      {TASK_EDIT_FIELDS.filter(field => field in NOT_ACCEPTED).map(field => (
        <span key={field}>
          {t(`tasks.form.${field}`)}:{' '}
          <TaskValue field={field} value={textOf(decisions, field)} />
        </span>
      ))}
    </>
  );
}
