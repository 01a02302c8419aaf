import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Alert, Button } from '@backstage/ui';
import { errorMessage } from '../errorMessage';
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
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('tasks.error.list')}
      description={errorMessage(error)}
      customActions={
        <Button variant="secondary" size="small" onPress={onRetry}>
          {t('tasks.error.retry')}
        </Button>
      }
    />
  );
}
