import {
  taskAcceptPermission,
  taskUpdatePermission,
} from 'backstage-plugin-well-architected-common';
import { usePermissionForAny } from './usePermissionForAny';

/** What the reader may do about tasks of some entities: with a permission for one of them. */
export function useTaskPermissions(entityRefs: readonly string[]): {
  loading: boolean;
  /** Change everything but an acceptance. */
  update: boolean;
  /** Accept the risk. */
  accept: boolean;
} {
  const update = usePermissionForAny(taskUpdatePermission, entityRefs);
  const accept = usePermissionForAny(taskAcceptPermission, entityRefs);
  return {
    loading: update.loading || accept.loading,
    update: update.allowed,
    accept: accept.allowed,
  };
}
