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

/**
 * A name that no entity can have. No condition holds for it: what is given for it
 * is given for all entities.
 */
const NO_ENTITY = 'none:none/-';

/**
 * What the reader may do about tasks of some entities: with a permission for one
 * of them at least; about tasks of none, with one for all entities.
 */
export async function readTaskPermissions(
  permissionApi: PermissionApi,
  entityRefs: readonly string[],
): Promise<TaskPermissions> {
  const asked = entityRefs.length > 0 ? entityRefs : [NO_ENTITY];
  const isAllowed = async (permission: ResourcePermission) => {
    const decisions = await Promise.all(
      asked.map(resourceRef =>
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
