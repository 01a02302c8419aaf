import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Card, CardBody, Flex, Text } from '@backstage/ui';
import { RiLinkM } from '@remixicon/react';
import { WORKLOAD_ARN_ANNOTATION } from 'backstage-plugin-well-architected-common';
import styles from '../legible.module.css';
import { wellArchitectedTranslationRef } from '../translation';
import { CodeSnippet } from './CodeSnippet';
import { LinkWorkloadDialog } from './LinkWorkloadDialog';
import { useLinkPermissions } from './useLinkPermissions';

/** That no workload is linked to the entity, and how to link one. */
export function NotLinked({
  entityRef,
  onLinked,
}: {
  entityRef: string;
  onLinked(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { mayLink } = useLinkPermissions(entityRef);
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
          {mayLink && (
            <>
              <Text as="h3" variant="body-medium" weight="bold">
                {t('entity.link.byHand')}
              </Text>
              <div>
                <LinkWorkloadDialog entityRef={entityRef} onLinked={onLinked}>
                  <Button
                    variant="primary"
                    size="small"
                    iconStart={<RiLinkM />}
                  >
                    {t('entity.link.button')}
                  </Button>
                </LinkWorkloadDialog>
              </div>
            </>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
