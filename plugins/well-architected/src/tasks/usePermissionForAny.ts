import { useApi } from '@backstage/frontend-plugin-api';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import useAsync from 'react-use/esm/useAsync';

/** Whether a permission is given for one of some entities at least; it is not for none. */
export function usePermissionForAny(
  permission: ResourcePermission,
  entityRefs: readonly string[],
): { loading: boolean; allowed: boolean } {
  const permissionApi = useApi(permissionApiRef);
  const refs = [...new Set(entityRefs)].sort().join(' ');
  const { value, loading } = useAsync(async () => {
    const decisions = await Promise.all(
      refs
        .split(' ')
        .filter(Boolean)
        .map(resourceRef =>
          permissionApi.authorize({ permission, resourceRef }),
        ),
    );
    return decisions.some(({ result }) => result === AuthorizeResult.ALLOW);
  }, [permissionApi, permission, refs]);
  return { loading, allowed: value === true };
}
