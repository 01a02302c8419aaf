import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Flex, Text } from '@backstage/ui';
import {
  linkUpdatePermission,
  type Link,
} from 'backstage-plugin-well-architected-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { wellArchitectedApiRef } from '../api';
import { FailureAlert } from '../FailureAlert';
import { wellArchitectedTranslationRef } from '../translation';

/**
 * A link to an entity that the catalog has no more. One that a person made can be
 * removed; one of a tag is undone in AWS.
 */
export function BrokenLink({
  workloadId,
  link: { entityRef, origin },
  onRemoved,
}: {
  workloadId: string;
  link: Link;
  onRemoved(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const api = useApi(wellArchitectedApiRef);
  const { allowed } = usePermission({
    permission: linkUpdatePermission,
    resourceRef: entityRef,
  });
  const [removing, remove] = useAsyncFn(async () => {
    await api.unlinkWorkload(entityRef, workloadId);
    onRemoved();
  }, [api, entityRef, workloadId, onRemoved]);
  return (
    <>
      <Flex align="center" gap="2">
        <Text as="p" variant="body-small">
          {t(
            origin === 'tag' ? 'entity.link.brokenByTag' : 'entity.link.broken',
            { entity: entityRef },
          )}
        </Text>
        {origin === 'person' && allowed && (
          <Button
            variant="tertiary"
            size="small"
            isPending={removing.loading}
            aria-label={t('entity.link.removeLabel', { entity: entityRef })}
            onPress={remove}
          >
            {t('entity.link.remove')}
          </Button>
        )}
      </Flex>
      {removing.error && (
        <FailureAlert
          title={t('entity.link.removeFailed')}
          error={removing.error}
        />
      )}
    </>
  );
}
