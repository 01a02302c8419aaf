import {
  taskUpdatePermission,
  type TaskChanges,
  type TaskDetail,
  type TaskOutcome,
  type TaskPage,
} from 'backstage-plugin-well-architected-common';
import { toEdit } from '../plugins/well-architected-backend/src/remediation/decideEdit';
import type { TaskRow } from '../plugins/well-architected-backend/src/store/tables';
import type { BackendProcess } from './backend';
import { createRandom, oneOf, type Send } from './load';
import { memberOf, MY_TEAM, serviceOf, SERVICES_PER_TEAM } from './portfolio';
import { workloadRows } from './taskRows';

/** What people do with the plugin, and what the catalog does that is most like it. */
export interface Operation {
  name: string;
  /** Whether it is read by an index, which does not mind how much is stored. */
  isRead: boolean;
  send: Send;
  sendLike: Send;
}

/** How deep the deep page lies, if there is so much. */
const DEEP = 5000;
const PAGE = 20;

const TO_DO = 'state=open&state=in-progress';
const TASKS = `well-architected/tasks?${TO_DO}&risk=HIGH&limit=${PAGE}`;
const MY_TASKS = `well-architected/tasks?owner=me&${TO_DO}&sort=dueDate&limit=${PAGE}`;

const BY_QUERY = `catalog/entities/by-query?limit=${PAGE}`;
const BY_NAME_ASC = 'orderField=metadata.name,asc';
const SERVICES = `${BY_QUERY}&filter=kind=component,spec.type=service&${BY_NAME_ASC}`;
const MY_SERVICES = `${BY_QUERY}&filter=kind=component,relations.ownedby=${MY_TEAM}&${BY_NAME_ASC}`;

/** The operations on a portal of so many services. */
export async function createOperations(
  backend: BackendProcess,
  services: number,
  tasks: MyTasks,
): Promise<Operation[]> {
  const random = createRandom(services);
  const anyService = () => serviceOf(Math.floor(random() * services));
  const byName = () =>
    backend.get(`catalog/entities/by-name/component/${anyService()}`);
  const deepTasks = await deepCursor(async cursor => {
    const page = await backend.get<TaskPage>(`${TASKS}${cursor}`);
    return page.nextCursor;
  });
  const deepServices = await deepCursor(async cursor => {
    const { pageInfo } = await backend.get<{
      pageInfo: { nextCursor?: string };
    }>(cursor === '' ? SERVICES : `${BY_QUERY}${cursor}`);
    return pageInfo.nextCursor;
  });
  return [
    {
      name: 'review of an entity',
      isRead: true,
      send: () =>
        backend.get(
          `well-architected/entities/component/${anyService()}/review`,
        ),
      sendLike: byName,
    },
    {
      name: 'first page of a filtered list',
      isRead: true,
      send: () => backend.get(TASKS),
      sendLike: () => backend.get(SERVICES),
    },
    {
      name: 'deep page of it',
      isRead: true,
      send: () => backend.get(`${TASKS}${deepTasks}`),
      sendLike: () => backend.get(`${BY_QUERY}${deepServices}`),
    },
    {
      name: 'my tasks',
      isRead: true,
      send: () => backend.get(MY_TASKS),
      sendLike: () => backend.get(MY_SERVICES),
    },
    {
      // The catalog lets nobody change an entity, and what it does with one that is
      // to be refreshed would go on beside what is measured next.
      name: 'one change',
      isRead: false,
      send: user => tasks.changeOne(user),
      sendLike: byName,
    },
    {
      // What Backstage takes for it before any of the plugin's code has run: whoever
      // changes something is asked for by the permission framework, and a rule of
      // the policy by the catalog.
      name: 'leave for one change',
      isRead: false,
      send: () =>
        backend.post('permission/authorize', {
          items: [
            {
              id: 'change',
              permission: taskUpdatePermission,
              resourceRef: `component:${anyService()}`,
            },
          ],
        }),
      sendLike: byName,
    },
  ];
}

/** Goes from page to page until deep in a list. */
async function deepCursor(
  next: (cursor: string) => Promise<string | undefined>,
): Promise<string> {
  let deepest = '';
  for (let depth = 0; depth < DEEP; depth += PAGE) {
    const cursor = await next(deepest);
    if (cursor === undefined) {
      break;
    }
    deepest = `&cursor=${encodeURIComponent(cursor)}`;
  }
  return deepest;
}

/** The thousand tasks of the services of the one who asks, to be changed. */
export class MyTasks {
  readonly #backend: BackendProcess;
  readonly #random = createRandom(0);
  readonly #users: number;
  /** As they were stored, with the versions that they have by now. */
  readonly #tasks: TaskRow[];
  #changes = 0;

  /** @param users - so many change tasks at once, each some of their own */
  constructor(backend: BackendProcess, users: number) {
    this.#backend = backend;
    this.#users = users;
    this.#tasks = Array.from(
      { length: SERVICES_PER_TEAM },
      (_, index) => workloadRows(index).tasks,
    ).flat();
  }

  /** Writes another note to a task. */
  async changeOne(user: number): Promise<void> {
    const task = oneOf(
      this.#random,
      this.#tasks.filter(
        ({ state }, index) => state === 'open' && index % this.#users === user,
      ),
    );
    this.#changes += 1;
    const { version } = await this.#backend.put<TaskDetail>(
      `well-architected/tasks/${task.id}`,
      { ...toEdit(task, {}), note: `Change ${this.#changes}` },
      { 'If-Match': `"${task.version}"` },
    );
    task.version = version;
  }

  /** Gives all of them to another of the team, for another day. */
  async changeAll(): Promise<void> {
    this.#changes += 1;
    const changes: TaskChanges = {
      owner: memberOf(0, this.#changes),
      dueDate: `2030-01-${String((this.#changes % 28) + 1).padStart(2, '0')}`,
    };
    const { items } = await this.#backend.post<{ items: TaskOutcome[] }>(
      'well-architected/task-edits',
      {
        tasks: this.#tasks.map(({ id, version }) => ({ taskId: id, version })),
        changes,
      },
    );
    const failed = items.find(({ outcome }) => outcome !== 'changed');
    if (failed) {
      throw new Error(`Not changed: ${JSON.stringify(failed)}`);
    }
    items.forEach(({ version }, index) => {
      this.#tasks[index].version = version!;
    });
  }
}
