import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * See the review of an entity: scores, risks, answers and tasks.
 *
 * @public
 */
export const reviewReadPermission = createPermission({
  name: 'well-architected.review.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Ask for a sync of the workloads of an entity.
 *
 * @public
 */
export const reviewSyncPermission = createPermission({
  name: 'well-architected.review.sync',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Change the remediation tasks of an entity.
 *
 * @public
 */
export const taskUpdatePermission = createPermission({
  name: 'well-architected.task.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Accept a risk of an entity until a day, with a reason and who approved.
 *
 * @public
 */
export const taskAcceptPermission = createPermission({
  name: 'well-architected.task.accept',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Link workloads to an entity by hand.
 *
 * @public
 */
export const linkUpdatePermission = createPermission({
  name: 'well-architected.link.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * See workloads that belong to no entity.
 *
 * @public
 */
export const unlinkedWorkloadReadPermission = createPermission({
  name: 'well-architected.unlinked-workload.read',
  attributes: { action: 'read' },
});

/**
 * See sources, sync runs and what failed at AWS.
 *
 * @public
 */
export const sourceReadPermission = createPermission({
  name: 'well-architected.source.read',
  attributes: { action: 'read' },
});

/**
 * Ask for a sync of a source, of all sources, or of any workload that one sees.
 *
 * @public
 */
export const sourceSyncPermission = createPermission({
  name: 'well-architected.source.sync',
  attributes: { action: 'update' },
});

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const wellArchitectedPermissions = [
  reviewReadPermission,
  reviewSyncPermission,
  taskUpdatePermission,
  taskAcceptPermission,
  linkUpdatePermission,
  unlinkedWorkloadReadPermission,
  sourceReadPermission,
  sourceSyncPermission,
];
