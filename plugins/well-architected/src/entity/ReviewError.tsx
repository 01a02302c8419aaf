import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Alert, Button } from '@backstage/ui';
import { errorMessage } from '../errorMessage';
import { wellArchitectedTranslationRef } from '../translation';

/** Why there is no review to be seen. */
export function ReviewError({
  error,
  onRetry,
}: {
  error: Error;
  onRetry(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (ResponseError.is(error) && error.statusCode === 403) {
    return (
      <Alert
        status="info"
        icon
        title={t('entity.state.forbiddenTitle')}
        description={t('entity.state.forbidden')}
      />
    );
  }
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('entity.state.errorTitle')}
      description={errorMessage(error)}
      customActions={
        <Button variant="secondary" size="small" onPress={onRetry}>
          {t('entity.state.retry')}
        </Button>
      }
    />
  );
}
