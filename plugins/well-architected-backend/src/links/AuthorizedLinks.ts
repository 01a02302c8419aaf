import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { linkUpdatePermission } from 'backstage-plugin-well-architected-common';
import type { Access } from '../authorization/Access';
import type { LinkService } from './LinkService';

/** Lets people link workloads to entities by hand, as far as they may. */
export class AuthorizedLinks {
  readonly #service: LinkService;
  readonly #access: Access;

  constructor(options: { service: LinkService; access: Access }) {
    this.#service = options.service;
    this.#access = options.access;
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
    await this.#access.requireWorkload(workloadId, credentials);
    await this.#service.linkByPerson({
      workloadId,
      entityRef,
      userRef: this.#access.actorOf(credentials),
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
    await this.#access.requireReview(entityRef, credentials);
    await this.#access.requireOneOf(
      [linkUpdatePermission],
      [entityRef],
      credentials,
    );
  }
}
