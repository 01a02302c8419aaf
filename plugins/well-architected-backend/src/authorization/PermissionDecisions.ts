import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  isResourcePermission,
  type AuthorizePermissionRequest,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { EntityPermission, Grants } from './Grants';
import { inChunks } from './inChunks';

/**
 * Which permissions are given whatever entity they are asked for, and which are
 * not, by name; of all others, rules tell one entity from the other.
 */
export interface DecidedForAll {
  given: ReadonlySet<string>;
  denied: ReadonlySet<string>;
}

/** What the permission framework decides for a caller. */
export class PermissionDecisions {
  readonly #permissions: PermissionsService;

  constructor(permissions: PermissionsService) {
    this.#permissions = permissions;
  }

  /** Whether a permission without a resource is given. */
  async may(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }

  /** @throws NotAllowedError unless a permission without a resource is given */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.may(permission, credentials))) {
      throw new NotAllowedError(`${permission.name} is not allowed`);
    }
  }

  /**
   * For which of some entities permissions are given, all asked for at once. One
   * without a resource is given for all of them or for none.
   */
  async given(
    permissions: Array<EntityPermission | BasicPermission>,
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Grants> {
    const asked = permissions.flatMap(permission =>
      askFor(permission, entityRefs),
    );
    const decisions = await inChunks(
      asked.map(({ request }) => request),
      some => this.#permissions.authorize(some, { credentials }),
    );
    const allowed = asked.filter(
      (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
    );
    return new Map(
      permissions.map(({ name }) => [
        name,
        new Set(
          allowed
            .filter(({ request }) => request.permission.name === name)
            .flatMap(one => one.entityRefs),
        ),
      ]),
    );
  }

  /** What is decided of all entities together, with one request. */
  async ofAll(
    permissions: Array<EntityPermission | BasicPermission>,
    credentials: BackstageCredentials,
  ): Promise<DecidedForAll> {
    const decisions = await this.#permissions.authorizeConditional(
      permissions.map(permission => ({
        // One without a resource is decided like any other; the type leaves it out.
        permission: permission as ResourcePermission,
      })),
      { credentials },
    );
    const decidedAs = (result: AuthorizeResult) =>
      new Set(
        permissions
          .filter((_, index) => decisions[index].result === result)
          .map(({ name }) => name),
      );
    return {
      given: decidedAs(AuthorizeResult.ALLOW),
      denied: decidedAs(AuthorizeResult.DENY),
    };
  }
}

/** The requests that tell whether a permission is given, each for some entities. */
function askFor(
  permission: EntityPermission | BasicPermission,
  entityRefs: string[],
): Array<{ request: AuthorizePermissionRequest; entityRefs: string[] }> {
  if (isResourcePermission(permission)) {
    return entityRefs.map(resourceRef => ({
      request: { permission, resourceRef },
      entityRefs: [resourceRef],
    }));
  }
  return entityRefs.length > 0 ? [{ request: { permission }, entityRefs }] : [];
}
