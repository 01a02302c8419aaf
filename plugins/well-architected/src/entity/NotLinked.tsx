import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Card, CardBody, Flex, Text } from '@backstage/ui';
import {
  linkUpdatePermission,
  unlinkedWorkloadReadPermission,
  WORKLOAD_ARN_ANNOTATION,
} from 'backstage-plugin-well-architected-common';
import styles from '../legible.module.css';
import { wellArchitectedTranslationRef } from '../translation';
import { CodeSnippet } from './CodeSnippet';
import { LinkWorkloadDialog } from './LinkWorkloadDialog';

/** That no workload is linked to the entity, and how to link one. */
export function NotLinked({
  entityRef,
  onLinked,
}: {
  entityRef: string;
  onLinked(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { allowed: mayLink } = usePermission({
    permission: linkUpdatePermission,
    resourceRef: entityRef,
  });
  const { allowed: maySeeUnlinked } = usePermission({
    permission: unlinkedWorkloadReadPermission,
  });
  return (
    <Card className={styles.legible}>
      <CardBody>
        <Flex direction="column" gap="3">
          <Text as="h2" variant="title-small">
            {t('entity.link.title')}
          </Text>
          <Text as="p">{t('entity.link.intro')}</Text>
          <Text as="h3" variant="body-medium" weight="bold">
            {t('entity.link.annotation')}
          </Text>
          <CodeSnippet
            text={`metadata:\n  annotations:\n    ${WORKLOAD_ARN_ANNOTATION}: arn:aws:wellarchitected:eu-west-1:111122223333:workload/…`}
          />
          <Text as="h3" variant="body-medium" weight="bold">
            {t('entity.link.tag')}
          </Text>
          <CodeSnippet text={`backstage.io/entity-ref = ${entityRef}`} />
          {mayLink && maySeeUnlinked && (
            <>
              <Text as="h3" variant="body-medium" weight="bold">
                {t('entity.link.byHand')}
              </Text>
              <LinkWorkloadDialog entityRef={entityRef} onLinked={onLinked} />
            </>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
