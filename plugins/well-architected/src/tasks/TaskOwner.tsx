import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Task } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import { EntityName } from './EntityName';
import { OwnerLeft } from './OwnerLeft';
import styles from './TaskTable.module.css';

/** Who is on a task; an owner that left the catalog is told by word and icon. */
export function TaskOwner({
  task: { owner, ownerLeft },
}: {
  task: Pick<Task, 'owner' | 'ownerLeft'>;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (!owner) {
    return (
      <Text as="span" color="secondary">
        {t('tasks.unassigned')}
      </Text>
    );
  }
  return (
    <span className={styles.wrapping}>
      <Text as="span">
        <EntityName entityRef={owner} />
      </Text>{' '}
      {ownerLeft && <OwnerLeft />}
    </span>
  );
}
