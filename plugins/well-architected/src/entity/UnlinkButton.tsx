import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import type { Workload } from 'backstage-plugin-well-architected-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { wellArchitectedApiRef } from '../api';
import { FailureAlert } from '../FailureAlert';
import { wellArchitectedTranslationRef } from '../translation';

/** Takes a link back that a person made, after asking. */
export function UnlinkButton({
  entityRef,
  workload: { workloadId, workloadName },
  onUnlinked,
}: {
  entityRef: string;
  workload: Workload;
  onUnlinked(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const api = useApi(wellArchitectedApiRef);
  const [isOpen, setIsOpen] = useState(false);
  const [unlinking, unlink] = useAsyncFn(async () => {
    await api.unlinkWorkload(entityRef, workloadId);
    setIsOpen(false);
    onUnlinked();
  }, [api, entityRef, workloadId, onUnlinked]);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button variant="tertiary" size="small">
        {t('entity.unlink.button')}
      </Button>
      <Dialog>
        <DialogHeader>
          {t('entity.unlink.title', { name: workloadName })}
        </DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="3">
            <Text as="p">{t('entity.unlink.description')}</Text>
            {unlinking.error && (
              <FailureAlert
                title={t('entity.unlink.failed')}
                error={unlinking.error}
              />
            )}
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" slot="close">
            {t('entity.unlink.cancel')}
          </Button>
          <Button
            variant="primary"
            destructive
            isPending={unlinking.loading}
            onPress={unlink}
          >
            {t('entity.unlink.confirm')}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
