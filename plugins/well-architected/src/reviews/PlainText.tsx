import { Text } from '@backstage/ui';
import styles from './PlainText.module.css';

/** What people wrote, at AWS or here, as they broke its lines: text, never markup. */
export function PlainText({ children }: { children: string }) {
  return (
    <Text as="p" className={styles.plain}>
      {children}
    </Text>
  );
}
