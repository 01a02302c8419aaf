import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
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
import { WellArchitectedPolicy } from './permissionPolicy';

const MEMBER = ['user:default/hazel.moor', 'group:default/checkout'];
const APPROVER = ['user:default/aster.field', 'group:default/architects'];

const OF_ANOTHER_PLUGIN = createPermission({
  name: 'notes.note.delete',
  attributes: { action: 'delete' },
});

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

function forOwnersAmong(claims: string[]): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      resourceType: 'catalog-entity',
      rule: 'IS_ENTITY_OWNER',
      params: { claims },
    },
  };
}

/** What the policy decides about a permission, for somebody with some ownership references. */
function decide(
  permission: Permission,
  ownershipEntityRefs: string[],
): Promise<PolicyDecision> {
  const info = { userEntityRef: ownershipEntityRefs[0], ownershipEntityRefs };
  const credentials: BackstageCredentials = {
    $$type: '@backstage/BackstageCredentials',
    principal: { type: 'user', userEntityRef: info.userEntityRef },
  };
  const policy = new WellArchitectedPolicy({ getUserInfo: async () => info });
  return policy.handle({ permission }, { credentials, info });
}

const cases: Array<{
  permission: Permission;
  member: PolicyDecision;
  approver: PolicyDecision;
}> = [
  { permission: reviewReadPermission, member: ALLOW, approver: ALLOW },
  {
    permission: taskUpdatePermission,
    member: forOwnersAmong(MEMBER),
    approver: forOwnersAmong(APPROVER),
  },
  {
    permission: reviewSyncPermission,
    member: forOwnersAmong(MEMBER),
    approver: ALLOW,
  },
  { permission: taskAcceptPermission, member: DENY, approver: ALLOW },
  { permission: linkUpdatePermission, member: DENY, approver: ALLOW },
  { permission: unlinkedWorkloadReadPermission, member: DENY, approver: ALLOW },
  { permission: sourceReadPermission, member: DENY, approver: ALLOW },
  { permission: sourceSyncPermission, member: DENY, approver: ALLOW },
  { permission: catalogEntityReadPermission, member: ALLOW, approver: ALLOW },
  { permission: OF_ANOTHER_PLUGIN, member: ALLOW, approver: ALLOW },
];

describe('WellArchitectedPolicy', () => {
  describe.each(cases)('$permission.name', ({ permission, ...decisions }) => {
    it('is decided for a member of a team', async () => {
      expect(await decide(permission, MEMBER)).toEqual(decisions.member);
    });

    it('is decided for an approver', async () => {
      expect(await decide(permission, APPROVER)).toEqual(decisions.approver);
    });

    it('is denied to who is not signed in', async () => {
      const policy = new WellArchitectedPolicy({
        getUserInfo: () => Promise.reject(new Error('Nobody')),
      });
      expect(await policy.handle({ permission })).toEqual(DENY);
    });
  });

  it('has a case for every permission of the plugin', () => {
    const names = cases.map(({ permission }) => permission.name);
    expect(names).toEqual(
      expect.arrayContaining(
        wellArchitectedPermissions.map(({ name }) => name),
      ),
    );
  });
});
