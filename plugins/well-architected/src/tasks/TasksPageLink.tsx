import { Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { TaskUrlState } from './taskUrlState';
import { useTasksPageHref } from './useTasksPageHref';

/** A link to the page with the tasks of all entities; plain text where the app has no such page. */
export function TasksPageLink({
  show,
  children,
}: {
  /** What the page shows first. */
  show: Partial<TaskUrlState>;
  children: ReactNode;
}) {
  const href = useTasksPageHref()(show);
  if (!href) {
    return <Text as="span">{children}</Text>;
  }
  return (
    <Link standalone href={href}>
      {children}
    </Link>
  );
}
