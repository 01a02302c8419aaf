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
} from '@backstage/plugin-permission-common';
import type { EntityPermission, Grants } from './Grants';
import { inChunks } from './inChunks';

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

  /** Which of some permissions are given for every entity, whatever it is. */
  async givenForAll(
    permissions: EntityPermission[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const decisions =
      permissions.length > 0
        ? await this.#decideForAll(permissions, credentials)
        : [];
    return new Set(
      permissions
        .filter((_, index) => decisions[index] === AuthorizeResult.ALLOW)
        .map(({ name }) => name),
    );
  }

  /**
   * What is decided of all entities together.
   *
   * @returns undefined where rules tell one entity from the other
   */
  async ofAll(
    permissions: EntityPermission[],
    credentials: BackstageCredentials,
  ): Promise<boolean | undefined> {
    const results = await this.#decideForAll(permissions, credentials);
    if (results.includes(AuthorizeResult.DENY)) {
      return false;
    }
    return results.includes(AuthorizeResult.CONDITIONAL) ? undefined : true;
  }

  async #decideForAll(
    permissions: EntityPermission[],
    credentials: BackstageCredentials,
  ): Promise<AuthorizeResult[]> {
    const decisions = await this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    return decisions.map(({ result }) => result);
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
