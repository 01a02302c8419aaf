import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Alert } from '@backstage/ui';
import { FailureAlert } from '../FailureAlert';
import { wellArchitectedTranslationRef } from '../translation';

/** Why there are no tasks to be seen. */
export function TaskListError({
  error,
  onRetry,
}: {
  error: Error;
  onRetry(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (ResponseError.is(error) && error.statusCode === 403) {
    return <Alert status="info" icon title={t('tasks.error.forbidden')} />;
  }
  return (
    <FailureAlert
      title={t('tasks.error.list')}
      error={error}
      onRetry={onRetry}
    />
  );
}
