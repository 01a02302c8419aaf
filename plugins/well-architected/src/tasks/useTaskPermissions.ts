import { useApi } from '@backstage/frontend-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import useAsync from 'react-use/esm/useAsync';
import { readTaskPermissions, type TaskPermissions } from './taskPermissions';

const NOTHING: TaskPermissions = { update: false, accept: false };

/**
 * What the reader may do about tasks of some entities: nothing until it is
 * known; for other entities, what it was until they are known.
 */
export function useTaskPermissions(
  entityRefs: readonly string[],
): TaskPermissions {
  const permissionApi = useApi(permissionApiRef);
  const refs = [...new Set(entityRefs)].sort().join(' ');
  const { value } = useAsync(
    () => readTaskPermissions(permissionApi, refs.split(' ').filter(Boolean)),
    [permissionApi, refs],
  );
  return value ?? NOTHING;
}
