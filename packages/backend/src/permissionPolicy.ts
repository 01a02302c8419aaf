import {
  coreServices,
  createBackendModule,
  type UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
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

/** Its members look after all reviews, and take responsibility for accepted risks. */
const APPROVERS = 'group:default/architects';

const FOR_APPROVERS = [
  taskAcceptPermission,
  linkUpdatePermission,
  unlinkedWorkloadReadPermission,
  reviewSyncPermission,
  sourceReadPermission,
  sourceSyncPermission,
];

/** Everybody reads, owners work on their tasks, approvers do the rest. */
export class WellArchitectedPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;

  constructor(userInfo: UserInfoService) {
    this.#userInfo = userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    // Other plugins are open to everybody who is signed in, so that the catalog
    // shows everything; your policy has rules of its own here.
    if (!isOneOf(permission, wellArchitectedPermissions)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isPermission(permission, reviewReadPermission)) {
      return { result: AuthorizeResult.ALLOW };
    }

    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    if (
      ownershipEntityRefs.includes(APPROVERS) &&
      isOneOf(permission, FOR_APPROVERS)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (
      isPermission(permission, taskUpdatePermission) ||
      isPermission(permission, reviewSyncPermission)
    ) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims: ownershipEntityRefs }),
      );
    }
    return { result: AuthorizeResult.DENY };
  }
}

function isOneOf(permission: Permission, permissions: Permission[]): boolean {
  return permissions.some(each => isPermission(permission, each));
}

/** Lets `WellArchitectedPolicy` decide. */
export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'well-architected-policy',
  register({ registerInit }) {
    registerInit({
      deps: {
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ policy, userInfo }) {
        policy.setPolicy(new WellArchitectedPolicy(userInfo));
      },
    });
  },
});
