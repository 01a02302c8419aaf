import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  reviewReadPermission,
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
import type { Access, Grants } from '../authorization/Access';
import { readEntityRef } from '../authorization/readEntityRef';
import type { TaskScope } from '../store/TaskScope';
import { permissionsFor } from './permissionsFor';
import type { StoredTaskDetail, StoredTasks } from './StoredTasks';
import type { TaskCallerOptions, Tasks } from './Tasks';

/** With one of them, people have a say in a task. */
const TO_CHANGE = [taskUpdatePermission, taskAcceptPermission];

/** Lets callers do with the stored tasks what they may. */
export class AuthorizedTasks implements Tasks {
  readonly #stored: StoredTasks;
  readonly #access: Access;
  readonly #catalog: CatalogService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    stored: StoredTasks;
    access: Access;
    catalog: CatalogService;
    userInfo: UserInfoService;
  }) {
    this.#stored = options.stored;
    this.#access = options.access;
    this.#catalog = options.catalog;
    this.#userInfo = options.userInfo;
  }

  async list(
    entityRef: string,
    query: TaskQuery,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskPage> {
    await this.#access.requireReview(entityRef, credentials);
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
    const entities = await this.#visibleEntities(taskId, credentials);
    return this.#shown(this.#stored.get(taskId), entities, credentials);
  }

  async edit(
    taskId: string,
    edit: TaskEdit,
    version: number,
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const entities = await this.#visibleEntities(taskId, credentials);
    const given = await this.#access.requireOneOf(
      TO_CHANGE,
      entities,
      credentials,
    );
    const edited = this.#stored.edit(taskId, edit, {
      version,
      actor: this.#access.actorOf(credentials),
      requireAllowed: changed =>
        requireAll(permissionsFor(changed), entities, given),
      requirePerson: ref => this.#requirePerson(ref, credentials),
    });
    return this.#shown(edited, entities, credentials);
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
    const workloads = await this.#access.linked(
      rows.map(row => row.workload_id),
    );
    const { visible, entities } = await this.#access.workloads(
      workloads,
      credentials,
    );
    const given = await this.#access.given(
      TO_CHANGE,
      [...entities],
      credentials,
    );
    const refsOf = new Map(
      workloads.map(({ workloadId, entityRefs }) => [workloadId, entityRefs]),
    );
    return this.#stored.editSeveral(tasks, changes, {
      actor: this.#access.actorOf(credentials),
      rows: new Map(
        rows
          .filter(({ workload_id }) => visible.has(workload_id))
          .map(row => [row.id, row]),
      ),
      requireAllowed: ({ workload_id }, changed) => {
        const refs = refsOf.get(workload_id) ?? [];
        requireAll(changed ? permissionsFor(changed) : [], refs, given);
        if (!TO_CHANGE.some(permission => isGiven(permission, refs, given))) {
          throw notAllowed(TO_CHANGE[0]);
        }
      },
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
    const ticked = this.#stored.tickStep(taskId, { ...step, actor });
    return this.#shown(ticked, entities, credentials);
  }

  async comment(
    taskId: string,
    comment: { text: string; idempotencyKey?: string },
    { credentials }: TaskCallerOptions,
  ): Promise<TaskDetail> {
    const entities = await this.#visibleEntities(taskId, credentials);
    await this.#access.requireOneOf(TO_CHANGE, entities, credentials);
    const author = this.#access.actorOf(credentials);
    const commented = this.#stored.comment(taskId, { ...comment, author });
    return this.#shown(commented, entities, credentials);
  }

  /** The entities of a task whose review the caller may read. */
  async #visibleEntities(
    taskId: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const workloadId = await this.#stored.workloadOf(taskId);
    return this.#access.requireWorkload(workloadId, credentials);
  }

  /** A task beside what the catalog says of its entities. */
  async #shown(
    stored: Promise<StoredTaskDetail>,
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<TaskDetail> {
    const [task, { items }] = await Promise.all([
      stored,
      this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: ['relations'] },
        { credentials },
      ),
    ]);
    const owners = items
      .flatMap(entity => entity?.relations ?? [])
      .filter(({ type }) => type === RELATION_OWNED_BY);
    return {
      ...task,
      entityRefs,
      suggestedOwner: owners[0]?.targetRef ?? null,
    };
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
      const entities = await this.#access.entities(
        reviewReadPermission,
        entityRef.map(ref => stringifyEntityRef(readEntityRef(ref))),
        credentials,
      );
      return { entities: [...entities] };
    }
    const [entities, unlinked] = await Promise.all([
      this.#access.readable(credentials, () => this.#stored.entityRefs(query)),
      this.#access.may(unlinkedWorkloadReadPermission, credentials),
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

/** @throws NotAllowedError unless each of some permissions is given for one of some entities */
function requireAll(
  permissions: Permission[],
  entityRefs: string[],
  given: Grants,
): void {
  const missing = permissions.find(
    permission => !isGiven(permission, entityRefs, given),
  );
  if (missing) {
    throw notAllowed(missing);
  }
}

function isGiven(
  { name }: Permission,
  entityRefs: string[],
  given: Grants,
): boolean {
  return entityRefs.some(ref => given.get(name)?.has(ref));
}

function notAllowed({ name }: Permission): NotAllowedError {
  return new NotAllowedError(`${name} is not allowed`);
}
