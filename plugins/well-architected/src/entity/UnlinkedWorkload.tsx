import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type { Workload } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';

/** A workload to be linked. */
export function UnlinkedWorkload({
  workload,
  isDisabled,
  isPending,
  onLink,
}: {
  workload: Workload;
  /** While another one is linked. */
  isDisabled: boolean;
  /** While it is linked: disabled, its button would lose the focus. */
  isPending: boolean;
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
        isPending={isPending}
        aria-label={t('entity.link.linkLabel', { name: workloadName })}
        onPress={onLink}
      >
        {t('entity.link.link')}
      </Button>
    </Flex>
  );
}
