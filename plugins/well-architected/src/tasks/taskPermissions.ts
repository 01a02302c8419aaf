import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { PermissionApi } from '@backstage/plugin-permission-react';
import {
  taskAcceptPermission,
  taskUpdatePermission,
} from 'backstage-plugin-well-architected-common';

/** What the reader may do about tasks. */
export interface TaskPermissions {
  /** Change everything but an acceptance. */
  update: boolean;
  /** Accept the risk. */
  accept: boolean;
}

/** What the reader may do about tasks of some entities: with a permission for one of them at least. */
export async function readTaskPermissions(
  permissionApi: PermissionApi,
  entityRefs: readonly string[],
): Promise<TaskPermissions> {
  const isAllowed = async (permission: ResourcePermission) => {
    const decisions = await Promise.all(
      entityRefs.map(resourceRef =>
        permissionApi.authorize({ permission, resourceRef }),
      ),
    );
    return decisions.some(({ result }) => result === AuthorizeResult.ALLOW);
  };
  const [update, accept] = await Promise.all([
    isAllowed(taskUpdatePermission),
    isAllowed(taskAcceptPermission),
  ]);
  return { update, accept };
}
