import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type { Workload } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';

/** A workload to be linked. */
export function UnlinkedWorkload({
  workload,
  isDisabled,
  onLink,
}: {
  workload: Workload;
  isDisabled: boolean;
  onLink(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { workloadName, accountId, region, links } = workload;
  const broken = links.filter(link => link.broken);
  return (
    <Flex justify="between" align="center" gap="3">
      <div>
        <Text as="p" weight="bold">
          {workloadName}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {`${accountId} · ${region}`}
        </Text>
        {broken.length > 0 && (
          <Text as="p" variant="body-small">
            {t('entity.link.broken', {
              entities: broken.map(({ entityRef }) => entityRef).join(', '),
            })}
          </Text>
        )}
      </div>
      <Button
        variant="secondary"
        size="small"
        isDisabled={isDisabled}
        aria-label={t('entity.link.linkLabel', { name: workloadName })}
        onPress={onLink}
      >
        {t('entity.link.link')}
      </Button>
    </Flex>
  );
}
