import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  taskUpdatePermission,
  type TaskDetail,
  type TaskEdit,
  type TaskPage,
  type TaskQuery,
} from 'backstage-plugin-well-architected-common';
import type { Access } from '../authorization/Access';
import type { LinkStore } from '../store/LinkStore';
import { readOwner } from './editTask';
import type { StoredTasks } from './StoredTasks';
import type { TaskCallerOptions, Tasks } from './Tasks';

/** Lets callers do with the stored tasks what they may. */
export class AuthorizedTasks implements Tasks {
  readonly #stored: StoredTasks;
  readonly #access: Access;
  readonly #links: LinkStore;
  readonly #catalog: CatalogService;

  constructor(options: {
    stored: StoredTasks;
    access: Access;
    links: LinkStore;
    catalog: CatalogService;
  }) {
    this.#stored = options.stored;
    this.#access = options.access;
    this.#links = options.links;
    this.#catalog = options.catalog;
  }

  async list(
    entityRef: string,
    query: TaskQuery,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskPage> {
    await this.#access.requireReview(entityRef, credentials);
    return this.#stored.list(entityRef, query);
  }

  async get(
    taskId: string,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    await this.#visibleEntities(taskId, credentials);
    return this.#stored.get(taskId);
  }

  async edit(
    taskId: string,
    edit: TaskEdit,
    version: number,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const entities = await this.#visibleEntities(taskId, credentials);
    await this.#access.requireOneOf(
      taskUpdatePermission,
      entities,
      credentials,
    );
    await this.#requireOwner(taskId, edit.owner, credentials);
    return this.#stored.edit(
      taskId,
      edit,
      version,
      this.#access.actorOf(credentials),
    );
  }

  /** The entities of a task whose review the caller may read. */
  async #visibleEntities(
    taskId: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const workloadId = await this.#stored.workloadOf(taskId);
    return this.#access.requireWorkload(
      await this.#links.linkedWorkload(workloadId),
      credentials,
    );
  }

  /** An owner who left the catalog may stay; a new one must be there. */
  async #requireOwner(
    taskId: string,
    owner: string | null,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (owner === null) {
      return;
    }
    const ownerRef = readOwner(owner);
    const { owner: before } = await this.#stored.get(taskId);
    if (ownerRef === before) {
      return;
    }
    if (!(await this.#catalog.getEntityByRef(ownerRef, { credentials }))) {
      throw new InputError(`The catalog has no owner '${owner}'`);
    }
  }
}
