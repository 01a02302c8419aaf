import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { errorMessage } from './errorMessage';
import { wellArchitectedTranslationRef } from './translation';

/** What somebody asked for and did not get, why, and a way to ask again. */
export function FailureAlert({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: Error;
  onRetry?(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={title}
      description={errorMessage(error)}
      customActions={
        onRetry && (
          <Button variant="secondary" size="small" onPress={onRetry}>
            {t('failure.retry')}
          </Button>
        )
      }
    />
  );
}
