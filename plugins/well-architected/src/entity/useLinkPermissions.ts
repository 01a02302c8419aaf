import { usePermission } from '@backstage/plugin-permission-react';
import {
  linkUpdatePermission,
  unlinkedWorkloadReadPermission,
} from 'backstage-plugin-well-architected-common';

/** What the reader may do about the links of an entity. */
export function useLinkPermissions(entityRef: string): {
  /** Choose a workload and link it; whoever links must see what there is to link. */
  mayLink: boolean;
  mayUnlink: boolean;
} {
  const { allowed: mayUpdate } = usePermission({
    permission: linkUpdatePermission,
    resourceRef: entityRef,
  });
  const { allowed: maySeeUnlinked } = usePermission({
    permission: unlinkedWorkloadReadPermission,
  });
  return { mayLink: mayUpdate && maySeeUnlinked, mayUnlink: mayUpdate };
}
