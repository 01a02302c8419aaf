import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { entityContentRouteRef } from '../routes';
import { withSelection, type ReviewSelection } from './reviewSelection';

/** A link from the card to the tab of the same entity; plain text where the tab is switched off. */
export function TabLink({
  selection = {},
  taskId,
  children,
}: {
  /** What the tab shows first; everything when missing. */
  selection?: ReviewSelection;
  /** The task that the tab opens. */
  taskId?: string;
  children: ReactNode;
}) {
  const contentPath = useRouteRef(entityContentRouteRef)?.();
  if (!contentPath) {
    return <Text as="span">{children}</Text>;
  }
  const search = withSelection(
    new URLSearchParams(taskId && { task: taskId }),
    selection,
  ).toString();
  return (
    <Link standalone href={search ? `${contentPath}?${search}` : contentPath}>
      {children}
    </Link>
  );
}
