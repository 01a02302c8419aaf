import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { OwnedTasks } from '../tasks/OwnedTasks';
import { wellArchitectedTranslationRef } from '../translation';

/** The remediation tasks of a user or group, on their page. */
export function OwnedTasksCard() {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <EntityInfoCard title={t('entity.owned.title')}>
      <OwnedTasks owner={stringifyEntityRef(useEntity().entity)} />
    </EntityInfoCard>
  );
}
