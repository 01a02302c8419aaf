import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import type { TaskQuery } from 'backstage-plugin-well-architected-common';
import type { Ref } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { wellArchitectedApiRef } from '../api';
import { FailureAlert } from '../FailureAlert';
import { saveFile } from '../saveFile';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './TaskListHeader.module.css';

/** What a list of tasks is, and the way to take all of it along as CSV. */
export function TaskListHeader({
  headingRef,
  title,
  entityRef,
  query,
}: {
  headingRef: Ref<HTMLHeadingElement>;
  title: string;
  /** Whose tasks; those of all entities when undefined. */
  entityRef: string | undefined;
  query: TaskQuery;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const api = useApi(wellArchitectedApiRef);
  const [exporting, exportAll] = useAsyncFn(
    async () =>
      saveFile(
        await api.exportTasks({
          ...query,
          ...(entityRef && { entityRef: [entityRef] }),
        }),
        'well-architected-tasks.csv',
      ),
    [api, entityRef, query],
  );
  return (
    <Flex direction="column" gap="2">
      <div className={styles.header}>
        <Text ref={headingRef} tabIndex={-1} as="h2" variant="title-small">
          {title}
        </Text>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiDownloadLine />}
          isPending={exporting.loading}
          onPress={exportAll}
        >
          {t('tasks.export.button')}
        </Button>
      </div>
      {exporting.error && (
        <FailureAlert
          title={t('tasks.export.failed')}
          error={exporting.error}
        />
      )}
    </Flex>
  );
}
