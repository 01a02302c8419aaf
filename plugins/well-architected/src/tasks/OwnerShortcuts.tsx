import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { wellArchitectedTranslationRef } from '../translation';
import { EntityName } from './EntityName';
import styles from './TaskForm.module.css';
import { useUserEntityRef } from './useUserEntityRef';

/** The owners that a person most likely wants, a press away. */
export function OwnerShortcuts({
  owner,
  suggested,
  isDisabled,
  onChange,
}: {
  owner: string | null;
  /** Who owns the entity of the task. */
  suggested: string | null;
  isDisabled: boolean;
  onChange(owner: string | null): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const userEntityRef = useUserEntityRef();
  const shortcut = {
    size: 'small',
    variant: 'tertiary',
    isDisabled,
  } as const;
  return (
    <div className={styles.shortcuts}>
      {userEntityRef && (
        <Button {...shortcut} onPress={() => onChange(userEntityRef)}>
          {t('tasks.form.assignToMe')}
        </Button>
      )}
      {suggested && suggested !== owner && (
        <Button {...shortcut} onPress={() => onChange(suggested)}>
          {t('tasks.form.suggestedOwner', {
            owner: <EntityName entityRef={suggested} />,
          })}
        </Button>
      )}
      <Button {...shortcut} onPress={() => onChange(null)}>
        {t('tasks.form.unassign')}
      </Button>
    </div>
  );
}
