import {
  linkUpdatePermission,
  reviewReadPermission,
  reviewSyncPermission,
  sourceReadPermission,
  sourceSyncPermission,
  taskAcceptPermission,
  taskUpdatePermission,
  unlinkedWorkloadReadPermission,
  wellArchitectedPermissions,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { accounts, type LocalTool } from 'well-architected-tool-local';
import { idOf } from './engine';
import { component, owner, startPortal, type Portal } from './portal';

export const PARCELS = 'component:default/parcel-tracking';
export const INVENTORY = 'component:default/inventory';

export const PARCELS_WORKLOAD = idOf('Parcel tracking US');
export const INVENTORY_WORKLOAD = idOf('Inventory US');
/** Its entity is not in the catalog. */
export const ORPHAN = idOf('Order routing US');
/** It is linked to nothing. */
export const UNLINKED = idOf('Returns US');

/** What each caller has of the catalog and of the permissions, and for which entities. */
const PEOPLE: Record<
  string,
  { shown: string[]; may: Record<string, string[] | true> }
> = {
  'user:default/nobody': { shown: [], may: {} },
  'user:default/barred': { shown: [PARCELS, INVENTORY], may: {} },
  'user:default/blind': {
    shown: [],
    may: {
      [reviewReadPermission.name]: true,
      [reviewSyncPermission.name]: true,
      [taskUpdatePermission.name]: true,
      [linkUpdatePermission.name]: true,
    },
  },
  'user:default/reader': {
    shown: [PARCELS],
    may: { [reviewReadPermission.name]: true },
  },
  'user:default/owner': {
    shown: [
      PARCELS,
      INVENTORY,
      'group:default/parcel-team',
      'user:default/owner',
    ],
    may: {
      [reviewReadPermission.name]: true,
      [reviewSyncPermission.name]: [PARCELS],
      [taskUpdatePermission.name]: [PARCELS],
      [linkUpdatePermission.name]: [PARCELS],
    },
  },
  'user:default/approver': {
    shown: [PARCELS, 'group:default/parcel-team'],
    may: {
      [reviewReadPermission.name]: true,
      [taskAcceptPermission.name]: [PARCELS],
    },
  },
  'user:default/librarian': {
    shown: ['group:default/parcel-team'],
    may: { [unlinkedWorkloadReadPermission.name]: true },
  },
  'user:default/architect': {
    shown: ['group:default/parcel-team'],
    may: {
      [unlinkedWorkloadReadPermission.name]: true,
      [taskUpdatePermission.name]: [PARCELS],
      [taskAcceptPermission.name]: true,
    },
  },
  'user:default/curator': {
    shown: [PARCELS],
    may: {
      [reviewReadPermission.name]: true,
      [linkUpdatePermission.name]: true,
    },
  },
  'user:default/custodian': {
    shown: [],
    may: {
      [unlinkedWorkloadReadPermission.name]: true,
      [reviewSyncPermission.name]: true,
      [linkUpdatePermission.name]: true,
    },
  },
  'user:default/operator': {
    shown: [PARCELS],
    may: {
      [reviewReadPermission.name]: true,
      [sourceReadPermission.name]: true,
      [sourceSyncPermission.name]: true,
    },
  },
  'external:test-service': {
    shown: [PARCELS],
    may: {
      [reviewReadPermission.name]: [PARCELS],
      [taskUpdatePermission.name]: [PARCELS],
    },
  },
  'user:default/everybody': {
    shown: [PARCELS, INVENTORY, 'group:default/parcel-team'],
    may: Object.fromEntries(
      wellArchitectedPermissions.map(({ name }) => [name, true as const]),
    ),
  },
};

/** A portal in which each caller sees and may do something else. */
export async function startPeopledPortal(
  knex: Knex,
  tool: LocalTool,
): Promise<Portal> {
  const portal = await startPortal({
    knex,
    tool,
    entities: [
      component('parcel-tracking'),
      component('inventory'),
      owner('Group', 'parcel-team'),
      owner('User', 'owner'),
    ],
    wellArchitected: {
      sources: [{ accountId: accounts.logistics, regions: ['us-east-1'] }],
    },
    rules: {
      shows: (caller, ref) => PEOPLE[caller].shown.includes(ref),
      allows: (caller, permission, ref) => {
        const given = PEOPLE[caller].may[permission] ?? [];
        return given === true || given.includes(ref ?? '');
      },
    },
  });
  await knex('links').where({ workload_id: UNLINKED }).delete();
  return portal;
}

/** Some task of a workload. */
export async function someTaskOf(
  knex: Knex,
  workloadId: string,
): Promise<string> {
  const { id } = await knex('tasks')
    .where({ workload_id: workloadId })
    .first('id');
  return id;
}
