import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Section.module.css';

/** A part of a page under its own heading. */
export function Section({
  title,
  level = 3,
  children,
}: {
  title: string;
  level?: 3 | 5;
  children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <Text
        as={`h${level}`}
        variant={level === 3 ? 'body-large' : 'body-medium'}
        weight="bold"
      >
        {title}
      </Text>
      {children}
    </section>
  );
}
