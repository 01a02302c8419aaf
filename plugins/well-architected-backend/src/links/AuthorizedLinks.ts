import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { linkUpdatePermission } from 'backstage-plugin-well-architected-common';
import { actorOf } from '../authorization/actorOf';
import { requireOneOf } from '../authorization/Grants';
import type { Visibility } from '../authorization/Visibility';
import type { LinkService } from './LinkService';

/** Lets people link workloads to entities by hand, as far as they may. */
export class AuthorizedLinks {
  readonly #service: LinkService;
  readonly #visibility: Visibility;
  readonly #auth: AuthService;

  constructor(options: {
    service: LinkService;
    visibility: Visibility;
    auth: AuthService;
  }) {
    this.#service = options.service;
    this.#visibility = options.visibility;
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

  /** Removes a link that a person made. Throws as `link` does. */
  async unlink(
    entityRef: string,
    workloadId: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<void> {
    await this.#requireEntity(entityRef, credentials);
    await this.#service.unlinkByPerson({ workloadId, entityRef });
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
