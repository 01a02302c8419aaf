import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { linkUpdatePermission } from 'backstage-plugin-well-architected-common';
import { actorOf } from '../authorization/actorOf';
import { isGiven, requireOneOf } from '../authorization/Grants';
import type { PermissionDecisions } from '../authorization/PermissionDecisions';
import { noEntity, type Visibility } from '../authorization/Visibility';
import type { LinkService } from './LinkService';

/** Lets people link workloads to entities by hand, as far as they may. */
export class AuthorizedLinks {
  readonly #service: LinkService;
  readonly #visibility: Visibility;
  readonly #decisions: PermissionDecisions;
  readonly #auth: AuthService;

  constructor(options: {
    service: LinkService;
    visibility: Visibility;
    decisions: PermissionDecisions;
    auth: AuthService;
  }) {
    this.#service = options.service;
    this.#visibility = options.visibility;
    this.#decisions = options.decisions;
    this.#auth = options.auth;
  }

  /**
   * Links a workload that the caller sees to an entity that the caller may link.
   *
   * @throws NotFoundError where entity or workload are not to be seen
   * @throws NotAllowedError where the entity may not be linked
   */
  async link(
    entityRef: string,
    workloadId: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<void> {
    await this.#requireEntity(entityRef, credentials);
    await this.#visibility.requireWorkload(workloadId, credentials);
    await this.#service.linkByPerson({
      workloadId,
      entityRef,
      userRef: actorOf(credentials, this.#auth),
    });
  }

  /**
   * Removes a link that a person made. Throws as `link` does; where the catalog
   * has the entity no more, who sees the workload may remove it, if the policy
   * gives the permission without looking at the entity.
   */
  async unlink(
    entityRef: string,
    workloadId: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<void> {
    if (await this.#visibility.isThere(entityRef)) {
      await this.#requireEntity(entityRef, credentials);
      await this.#service.unlinkByPerson({ workloadId, entityRef });
      return;
    }
    // Everything else is answered as for an entity that is hidden, also where
    // there is no link: or references could be tried for what is hidden.
    const isRemoved =
      (await this.#mayUnlinkGone(entityRef, workloadId, credentials)) &&
      (await this.#service.unlinkByPerson({ workloadId, entityRef }));
    if (!isRemoved) {
      throw noEntity(entityRef);
    }
  }

  async #mayUnlinkGone(
    entityRef: string,
    workloadId: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [grants, isSeen] = await Promise.all([
      this.#decisions.given([linkUpdatePermission], [entityRef], credentials),
      this.#visibility.seesWorkload(workloadId, credentials),
    ]);
    return isSeen && isGiven(linkUpdatePermission, [entityRef], grants);
  }

  async #requireEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const permissions = [linkUpdatePermission];
    const { grants } = await this.#visibility.requireReview(
      entityRef,
      credentials,
      { permissions },
    );
    requireOneOf(permissions, [entityRef], grants);
  }
}
