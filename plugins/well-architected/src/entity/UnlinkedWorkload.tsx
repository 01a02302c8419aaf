import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type { Workload } from 'backstage-plugin-well-architected-common';
import { useRef } from 'react';
import { wellArchitectedTranslationRef } from '../translation';
import { BrokenLink } from './BrokenLink';

/** A workload to be linked. */
export function UnlinkedWorkload({
  workload,
  isDisabled,
  isPending,
  onLink,
  onLinkRemoved,
}: {
  workload: Workload;
  /** While another one is linked. */
  isDisabled: boolean;
  /** While it is linked: disabled, its button would lose the focus. */
  isPending: boolean;
  onLink(): void;
  /** A link to an entity that is gone was removed. */
  onLinkRemoved(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { workloadId, workloadName, accountId, region, links } = workload;
  const linkButton = useRef<HTMLButtonElement>(null);
  const removed = () => {
    // The button that removed it is gone with it.
    linkButton.current?.focus();
    onLinkRemoved();
  };
  return (
    <Flex justify="between" align="center" gap="3">
      <div>
        <Text as="p" weight="bold">
          {workloadName}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {`${accountId} · ${region}`}
        </Text>
        {links
          .filter(({ broken }) => broken)
          .map(link => (
            <BrokenLink
              key={`${link.entityRef} ${link.origin}`}
              workloadId={workloadId}
              link={link}
              onRemoved={removed}
            />
          ))}
      </div>
      <Button
        ref={linkButton}
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
