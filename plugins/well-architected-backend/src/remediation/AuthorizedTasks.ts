import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  taskAcceptPermission,
  taskUpdatePermission,
  unlinkedWorkloadReadPermission,
  type Task,
  type TaskChanges,
  type TaskDetail,
  type TaskEdit,
  type TaskListQuery,
  type TaskOutcome,
  type TaskPage,
  type TaskQuery,
} from 'backstage-plugin-well-architected-common';
import { actorOf } from '../authorization/actorOf';
import {
  requireAll,
  requireOneOf,
  type EntityPermission,
  type Grants,
} from '../authorization/Grants';
import type { PermissionDecisions } from '../authorization/PermissionDecisions';
import { readEntityRef } from '../authorization/readEntityRef';
import type { Visibility } from '../authorization/Visibility';
import type { EntityStore } from '../store/EntityStore';
import type { TaskScope } from '../store/TaskScope';
import { permissionsFor } from './permissionsFor';
import type { StoredTaskDetail, StoredTasks } from './StoredTasks';
import type { TaskCallerOptions, Tasks } from './Tasks';

/** With one of them, people have a say in a task. */
const TO_CHANGE = [taskUpdatePermission, taskAcceptPermission];

/** Lets callers do with the stored tasks what they may. */
export class AuthorizedTasks implements Tasks {
  readonly #stored: StoredTasks;
  readonly #entities: EntityStore;
  readonly #visibility: Visibility;
  readonly #decisions: PermissionDecisions;
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    stored: StoredTasks;
    entities: EntityStore;
    visibility: Visibility;
    decisions: PermissionDecisions;
    auth: AuthService;
    catalog: CatalogService;
    userInfo: UserInfoService;
  }) {
    this.#stored = options.stored;
    this.#entities = options.entities;
    this.#visibility = options.visibility;
    this.#decisions = options.decisions;
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#userInfo = options.userInfo;
  }

  async list(
    entityRef: string,
    query: TaskQuery,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskPage> {
    await this.#visibility.requireReview(entityRef, credentials);
    return this.#stored.list(entityRef, await this.#named(query, credentials));
  }

  async listAll(
    query: TaskListQuery,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskPage> {
    const named = await this.#named(query, credentials);
    const scope = await this.#scopeOf(named, credentials);
    return this.#stored.listAll(scope, named);
  }

  async stream(
    query: Omit<TaskListQuery, 'limit' | 'cursor'>,
    { credentials }: TaskCallerOptions,
  ): Promise<AsyncIterable<Task[]>> {
    const named = await this.#named(query, credentials);
    const scope = await this.#scopeOf(named, credentials);
    return this.#stored.stream(scope, named);
  }

  async get(
    taskId: string,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const { entityRefs } = await this.#requireTask(taskId, credentials);
    return this.#shown(this.#stored.get(taskId), entityRefs);
  }

  async edit(
    taskId: string,
    edit: TaskEdit,
    version: number,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const { entityRefs, grants } = await this.#requireOneOf(
      TO_CHANGE,
      taskId,
      credentials,
    );
    const edited = this.#stored.edit(taskId, edit, {
      version,
      actor: actorOf(credentials, this.#auth),
      requireAllowed: changed =>
        requireAll(permissionsFor(changed), entityRefs, grants),
      requirePerson: ref => this.#requirePerson(ref, credentials),
    });
    return this.#shown(edited, entityRefs);
  }

  async editSeveral(
    tasks: Array<{ taskId: string; version: number }>,
    changes: TaskChanges,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskOutcome[]> {
    const ids = tasks.map(({ taskId }) => taskId);
    if (new Set(ids).size < ids.length) {
      throw new InputError('A task is named twice');
    }
    for (const person of [changes.owner, changes.approvedBy]) {
      if (person) {
        await this.#requirePerson(person, credentials);
      }
    }
    const rows = await this.#stored.rows(ids);
    const workloads = await this.#visibility.linked(
      rows.map(row => row.workload_id),
    );
    const { visible, grants } = await this.#visibility.workloads(
      workloads,
      credentials,
      { permissions: TO_CHANGE },
    );
    const refsOf = new Map(
      workloads.map(({ workloadId, entityRefs }) => [workloadId, entityRefs]),
    );
    return this.#stored.editSeveral(tasks, changes, {
      actor: actorOf(credentials, this.#auth),
      rows: new Map(
        rows
          .filter(({ workload_id }) => visible.has(workload_id))
          .map(row => [row.id, row]),
      ),
      requireAllowed: ({ workload_id }, changed) => {
        const refs = refsOf.get(workload_id) ?? [];
        requireOneOf(TO_CHANGE, refs, grants);
        requireAll(changed ? permissionsFor(changed) : [], refs, grants);
      },
    });
  }

  async tickStep(
    taskId: string,
    step: { choiceId: string; done: boolean },
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const { entityRefs } = await this.#requireOneOf(
      [taskUpdatePermission],
      taskId,
      credentials,
    );
    const actor = actorOf(credentials, this.#auth);
    const ticked = this.#stored.tickStep(taskId, { ...step, actor });
    return this.#shown(ticked, entityRefs);
  }

  async comment(
    taskId: string,
    comment: { text: string; idempotencyKey?: string },
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const { entityRefs } = await this.#requireOneOf(
      TO_CHANGE,
      taskId,
      credentials,
    );
    const author = actorOf(credentials, this.#auth);
    const commented = this.#stored.comment(taskId, { ...comment, author });
    return this.#shown(commented, entityRefs);
  }

  /** The entities of a task whose review the caller may read, with what else is given for them. */
  async #requireTask(
    taskId: string,
    credentials: BackstageCredentials,
    permissions?: EntityPermission[],
  ): Promise<{ entityRefs: string[]; grants: Grants }> {
    const workloadId = await this.#stored.workloadOf(taskId);
    return this.#visibility.requireWorkload(
      workloadId,
      credentials,
      permissions,
    );
  }

  /** The same, for those who have one of some permissions. */
  async #requireOneOf(
    permissions: EntityPermission[],
    taskId: string,
    credentials: BackstageCredentials,
  ): Promise<{ entityRefs: string[]; grants: Grants }> {
    const task = await this.#requireTask(taskId, credentials, permissions);
    requireOneOf(permissions, task.entityRefs, task.grants);
    return task;
  }

  /** A task beside the entities that the caller sees it by, whose owner may well take it on. */
  async #shown(
    stored: Promise<StoredTaskDetail>,
    entityRefs: string[],
  ): Promise<TaskDetail> {
    const [task, suggestedOwner] = await Promise.all([
      stored,
      this.#entities.firstOwner(entityRefs),
    ]);
    return { ...task, entityRefs, suggestedOwner };
  }

  /** A query in which `me` is the caller and the caller's groups. */
  async #named<Q extends TaskListQuery>(
    query: Q,
    credentials: BackstageCredentials,
  ): Promise<Q> {
    if (!query.owner?.includes('me')) {
      return query;
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    const others = query.owner.filter(owner => owner !== 'me');
    return { ...query, owner: [...others, ...ownershipEntityRefs] };
  }

  async #scopeOf(
    query: TaskListQuery,
    credentials: BackstageCredentials,
  ): Promise<TaskScope> {
    const { entityRef } = query;
    if (entityRef) {
      const entities = await this.#visibility.entities(
        entityRef.map(ref => stringifyEntityRef(readEntityRef(ref))),
        credentials,
      );
      return { entities: [...entities] };
    }
    const [entities, unlinked] = await Promise.all([
      this.#visibility.readable(credentials, () =>
        this.#stored.entityRefs(query),
      ),
      this.#decisions.may(unlinkedWorkloadReadPermission, credentials),
    ]);
    return { entities, unlinked };
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
