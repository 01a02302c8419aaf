import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Risk, TaskState } from 'backstage-plugin-well-architected-common';
import { ExternalLink } from '../ExternalLink';
import { formatDay } from '../formatDate';
import { PlainText } from '../reviews/PlainText';
import { wellArchitectedTranslationRef } from '../translation';
import { EntityName } from './EntityName';
import type { TaskEditField } from './taskEdit';

/** One value of a task in the reader's words. */
export function TaskValue({
  field,
  value,
}: {
  field: TaskEditField | 'risk' | 'step';
  value: string | null;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (!value) {
    return <>{t('tasks.form.empty')}</>;
  }
  switch (field) {
    case 'owner':
    case 'approvedBy':
      return <EntityName entityRef={value} />;
    case 'dueDate':
    case 'acceptedUntil':
      return <>{formatDay(value)}</>;
    case 'state':
      return <>{t(`tasks.state.${value as TaskState}`)}</>;
    case 'risk':
      return <>{t(`risk.${value as Risk}`)}</>;
    case 'ticketUrl':
      return <ExternalLink href={value}>{value}</ExternalLink>;
    case 'step':
      return <q>{value}</q>;
    default:
      return <PlainText>{value}</PlainText>;
  }
}
