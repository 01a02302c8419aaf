import type { ReactNode } from 'react';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Flex, Text } from '@backstage/ui';
import styles from './SignInFrame.module.css';

/** What stands around everything that is shown before somebody is signed in. */
export function SignInFrame({ children }: { children: ReactNode }) {
  const title = useApi(configApiRef).getString('app.title');
  return (
    <main className={styles.frame}>
      <Flex direction="column" gap="6" className={styles.column}>
        <Text as="h1" variant="title-medium" weight="bold">
          {title}
        </Text>
        {children}
      </Flex>
    </main>
  );
}
