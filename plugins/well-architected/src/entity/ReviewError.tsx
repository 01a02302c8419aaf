import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Alert } from '@backstage/ui';
import { FailureAlert } from '../FailureAlert';
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
    <FailureAlert
      title={t('entity.state.errorTitle')}
      error={error}
      onRetry={onRetry}
    />
  );
}
