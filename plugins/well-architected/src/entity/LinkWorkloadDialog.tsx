import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  SearchField,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useCallback, useState, type ReactElement } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useDebounce from 'react-use/esm/useDebounce';
import { wellArchitectedApiRef } from '../api';
import { FailureAlert } from '../FailureAlert';
import { wellArchitectedTranslationRef } from '../translation';
import { UnlinkedWorkload } from './UnlinkedWorkload';

const SEARCH_AFTER_MS = 250;

/** A choice of the workloads that belong to no entity, opened by a button. */
export function LinkWorkloadDialog({
  entityRef,
  children,
  onLinked,
}: {
  entityRef: string;
  /** The button. */
  children: ReactElement;
  onLinked(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => {
    setIsOpen(false);
    onLinked();
  }, [onLinked]);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      {children}
      <Dialog width="min(640px, 92vw)">
        <DialogHeader>{t('entity.link.dialogTitle')}</DialogHeader>
        <WorkloadChoice entityRef={entityRef} onLinked={close} />
        <DialogFooter>
          <Button variant="secondary" slot="close">
            {t('entity.link.close')}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}

function WorkloadChoice({
  entityRef,
  onLinked,
}: {
  entityRef: string;
  onLinked(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const api = useApi(wellArchitectedApiRef);
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  useDebounce(() => setQ(text), SEARCH_AFTER_MS, [text]);

  const found = useAsyncRetry(
    () => api.listWorkloads({ linked: 'false', ...(q && { q }) }),
    [api, q],
  );
  const [chosen, setChosen] = useState<string>();
  const [linking, link] = useAsyncFn(
    async (workloadId: string) => {
      setChosen(workloadId);
      await api.linkWorkload(entityRef, workloadId);
      onLinked();
    },
    [api, entityRef, onLinked],
  );
  const error = linking.error ?? found.error;

  return (
    <DialogBody>
      <Flex direction="column" gap="3">
        <SearchField
          size="small"
          aria-label={t('entity.link.search')}
          placeholder={t('entity.link.search')}
          value={text}
          onChange={setText}
        />
        {error && (
          <FailureAlert
            title={t(
              linking.error ? 'entity.link.failed' : 'entity.link.loadFailed',
            )}
            error={error}
          />
        )}
        {!found.value && !found.error && <Skeleton height={120} width="100%" />}
        {found.value?.items.length === 0 && (
          <Text as="p" color="secondary">
            {t('entity.link.none')}
          </Text>
        )}
        {found.value?.items.map(workload => (
          <UnlinkedWorkload
            key={workload.workloadId}
            workload={workload}
            isDisabled={linking.loading && chosen !== workload.workloadId}
            isPending={linking.loading && chosen === workload.workloadId}
            onLink={() => link(workload.workloadId)}
            onLinkRemoved={found.retry}
          />
        ))}
        {found.value?.nextCursor && (
          <Text as="p" variant="body-small" color="secondary">
            {t('entity.link.more')}
          </Text>
        )}
      </Flex>
    </DialogBody>
  );
}
