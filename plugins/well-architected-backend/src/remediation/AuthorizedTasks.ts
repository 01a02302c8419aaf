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
import { readEntityRef } from '../authorization/readEntityRef';
import type { Visibility } from '../authorization/Visibility';
import type { TaskRow } from '../store/tables';
import type { TaskScope } from '../store/TaskScope';
import { noTask } from './noTask';
import { permissionsFor } from './permissionsFor';
import type { StoredTaskDetail, StoredTasks } from './StoredTasks';
import { suggestedOwner } from './suggestedOwner';
import type { TaskCallerOptions, Tasks } from './Tasks';

/** With one of them, people have a say in a task. */
const TO_CHANGE = [taskUpdatePermission, taskAcceptPermission];

/** A task that the caller sees. */
interface SeenTask {
  task: TaskRow;
  /** The entities that it is seen by; none, where its workload belongs to none. */
  entityRefs: string[];
  suggestedOwner: string | null;
  /** Which of the permissions that were asked for are given, for these entities. */
  grants: Grants;
}

/** Lets callers do with the stored tasks what they may. */
export class AuthorizedTasks implements Tasks {
  readonly #stored: StoredTasks;
  readonly #visibility: Visibility;
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    stored: StoredTasks;
    visibility: Visibility;
    auth: AuthService;
    catalog: CatalogService;
    userInfo: UserInfoService;
  }) {
    this.#stored = options.stored;
    this.#visibility = options.visibility;
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
    const seen = await this.#requireTask(taskId, credentials);
    return shown(await this.#stored.get(taskId), seen);
  }

  async edit(
    taskId: string,
    edit: TaskEdit,
    version: number,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const seen = await this.#requireOneOf(TO_CHANGE, taskId, credentials);
    const { task, entityRefs, grants } = seen;
    const edited = await this.#stored.edit(task, edit, {
      version,
      actor: actorOf(credentials, this.#auth),
      requireAllowed: changed =>
        requireAll(permissionsFor(changed), entityRefs, grants),
      requirePerson: ref => this.#requirePerson(ref, credentials),
    });
    return shown(edited, seen);
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
    const { visible, entities, grants } = await this.#visibility.workloads(
      workloads,
      credentials,
      { permissions: TO_CHANGE },
    );
    const refsOf = new Map(
      workloads.map(({ workloadId, entityRefs }) => [
        workloadId,
        entityRefs.filter(ref => entities.has(ref)),
      ]),
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
    const seen = await this.#requireOneOf(
      [taskUpdatePermission],
      taskId,
      credentials,
    );
    const actor = actorOf(credentials, this.#auth);
    return shown(await this.#stored.tickStep(taskId, { ...step, actor }), seen);
  }

  async comment(
    taskId: string,
    comment: { text: string; idempotencyKey?: string },
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const seen = await this.#requireOneOf(TO_CHANGE, taskId, credentials);
    const author = actorOf(credentials, this.#auth);
    const commented = await this.#stored.comment(seen.task, {
      ...comment,
      author,
    });
    return shown(commented, seen);
  }

  /** A task of a workload that the caller sees, with what else is given for it. */
  async #requireTask(
    taskId: string,
    credentials: BackstageCredentials,
    permissions?: EntityPermission[],
  ): Promise<SeenTask> {
    const { task, entities } = await this.#stored.linked(taskId);
    const seen = await this.#visibility.seenThrough(
      { workloadId: task.workload_id, entities },
      credentials,
      permissions,
    );
    if (!seen) {
      throw noTask(taskId);
    }
    return {
      task,
      ...seen,
      suggestedOwner: suggestedOwner(entities, seen.entityRefs),
    };
  }

  /** The same, for those who have one of some permissions. */
  async #requireOneOf(
    permissions: EntityPermission[],
    taskId: string,
    credentials: BackstageCredentials,
  ): Promise<SeenTask> {
    const seen = await this.#requireTask(taskId, credentials, permissions);
    requireOneOf(permissions, seen.entityRefs, seen.grants);
    return seen;
  }

  /** A query in which `me` is the caller and the caller's groups. */
  async #named<Q extends TaskListQuery>(
    query: Q,
    credentials: BackstageCredentials,
  ): Promise<Q> {
    if (!query.owner?.includes('me')) {
      return query;
    }
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      throw new InputError("Only a user can ask for the tasks of 'me'");
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
    return this.#visibility.scope(credentials, () =>
      this.#stored.entityRefs(query),
    );
  }

  async #requirePerson(
    person: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const entityRef = stringifyEntityRef(readEntityRef(person));
    if (!(await this.#catalog.getEntityByRef(entityRef, { credentials }))) {
      throw new InputError(`The catalog has no '${entityRef}'`);
    }
  }
}

/** A task beside the entities that the caller sees it by, and who may well take it on. */
function shown(
  task: StoredTaskDetail,
  { entityRefs, suggestedOwner: owner }: SeenTask,
): TaskDetail {
  return { ...task, entityRefs, suggestedOwner: owner };
}
