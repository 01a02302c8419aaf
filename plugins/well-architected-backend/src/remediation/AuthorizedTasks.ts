import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  taskAcceptPermission,
  taskUpdatePermission,
  type TaskDetail,
  type TaskEdit,
  type TaskPage,
  type TaskQuery,
} from 'backstage-plugin-well-architected-common';
import type { Access } from '../authorization/Access';
import { permissionsFor } from './permissionsFor';
import type { StoredTasks } from './StoredTasks';
import type { TaskCallerOptions, Tasks } from './Tasks';

/** With one of them, people have a say in a task. */
const TO_CHANGE = [taskUpdatePermission, taskAcceptPermission];

/** Lets callers do with the stored tasks what they may. */
export class AuthorizedTasks implements Tasks {
  readonly #stored: StoredTasks;
  readonly #access: Access;
  readonly #catalog: CatalogService;

  constructor(options: {
    stored: StoredTasks;
    access: Access;
    catalog: CatalogService;
  }) {
    this.#stored = options.stored;
    this.#access = options.access;
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
    await this.#access.requireOneOf(TO_CHANGE, entities, credentials);
    return this.#stored.edit(taskId, edit, {
      version,
      actor: this.#access.actorOf(credentials),
      requireAllowed: async changed => {
        for (const permission of permissionsFor(changed)) {
          await this.#access.requireOneOf([permission], entities, credentials);
        }
      },
      requirePerson: ref => this.#requirePerson(ref, credentials),
    });
  }

  async tickStep(
    taskId: string,
    step: { choiceId: string; done: boolean },
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const entities = await this.#visibleEntities(taskId, credentials);
    await this.#access.requireOneOf(
      [taskUpdatePermission],
      entities,
      credentials,
    );
    const actor = this.#access.actorOf(credentials);
    return this.#stored.tickStep(taskId, { ...step, actor });
  }

  async comment(
    taskId: string,
    comment: { text: string; idempotencyKey?: string },
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const entities = await this.#visibleEntities(taskId, credentials);
    await this.#access.requireOneOf(TO_CHANGE, entities, credentials);
    const author = this.#access.actorOf(credentials);
    return this.#stored.comment(taskId, { ...comment, author });
  }

  /** The entities of a task whose review the caller may read. */
  async #visibleEntities(
    taskId: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const workloadId = await this.#stored.workloadOf(taskId);
    return this.#access.requireWorkload(workloadId, credentials);
  }

  async #requirePerson(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.#catalog.getEntityByRef(entityRef, { credentials }))) {
      throw new InputError(`The catalog has no '${entityRef}'`);
    }
  }
}
