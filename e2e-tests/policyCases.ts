import { tokenOf } from './people';
import { SERVICE_TOKEN, type Portal } from './portal';

/** A service of the team of Bryony Heath that no other test changes. */
export const ENTITY = 'component:default/shipping-labels';
export const ENTITY_PATH = '/entities/component/default/shipping-labels';
const TEAM = 'group:default/delivery';

/** Everybody whom the policy treats otherwise, with the token they ask with. */
export const CALLERS: Record<
  string,
  (portal: Portal) => Promise<string | undefined>
> = {
  'who is not signed in': async () => undefined,
  'a member of another team': portal => tokenOf(portal, 'rowan.fern'),
  'an approver': portal => tokenOf(portal, 'aster.field'),
  // After those who may not: what is so already, they might leave so.
  'an owner': portal => tokenOf(portal, 'bryony.heath'),
  'a service': async () => SERVICE_TOKEN,
};

/** What is asked of a route. */
interface Route {
  operation: string;
  request: string;
  body?: object;
  /** What each caller is answered, in their order. */
  statuses: number[];
}

const ALL = [401, 200, 200, 200, 200];
const SOURCES = [401, 403, 200, 403, 200];
const NOTHING = {
  state: 'open',
  owner: null,
  dueDate: null,
  note: '',
  ticketUrl: null,
};
const WORKLOAD_OF_ENTITY = `${ENTITY_PATH}/workloads/:workload`;

/** Every operation of the contract, asked for what belongs to the team. */
export const ROUTES: Route[] = [
  {
    operation: 'getEntityReview',
    request: `GET ${ENTITY_PATH}/review`,
    statuses: ALL,
  },
  {
    operation: 'listEntityTasks',
    request: `GET ${ENTITY_PATH}/tasks`,
    statuses: ALL,
  },
  {
    operation: 'linkWorkload',
    request: `PUT ${WORKLOAD_OF_ENTITY}`,
    statuses: [401, 403, 204, 403, 204],
  },
  {
    operation: 'unlinkWorkload',
    request: `DELETE ${WORKLOAD_OF_ENTITY}`,
    statuses: [401, 403, 204, 403, 204],
  },
  { operation: 'listTasks', request: 'GET /tasks', statuses: ALL },
  { operation: 'exportTasks', request: 'GET /tasks.csv', statuses: ALL },
  {
    // What becomes of each task stands in the answer.
    operation: 'editTasks',
    request: 'POST /task-edits',
    body: {
      tasks: [{ taskId: 'nothing', version: 1 }],
      changes: { owner: null },
    },
    statuses: ALL,
  },
  { operation: 'getTask', request: 'GET /tasks/:task', statuses: ALL },
  {
    // An edit that changes nothing asks for one of the permissions only.
    operation: 'editTask',
    request: 'PUT /tasks/:task',
    body: NOTHING,
    statuses: [401, 403, 200, 200, 200],
  },
  {
    operation: 'editTask',
    request: 'PUT /tasks/:task',
    body: { ...NOTHING, note: 'To be talked about' },
    statuses: [401, 403, 403, 200, 200],
  },
  {
    operation: 'tickStep',
    request: 'PUT /tasks/:task/steps/:choice',
    body: { done: true },
    statuses: [401, 403, 403, 200, 200],
  },
  {
    operation: 'addComment',
    request: 'POST /tasks/:task/comments',
    body: { text: 'Soon' },
    statuses: [401, 403, 200, 200, 200],
  },
  { operation: 'listWorkloads', request: 'GET /workloads', statuses: ALL },
  {
    operation: 'getWorkload',
    request: 'GET /workloads/:workload',
    statuses: ALL,
  },
  {
    operation: 'listAnswers',
    request: 'GET /workloads/:workload/answers?lensAlias=wellarchitected',
    statuses: ALL,
  },
  {
    operation: 'getAnswer',
    request:
      'GET /workloads/:workload/answers/:question?lensAlias=wellarchitected',
    statuses: ALL,
  },
  { operation: 'listSources', request: 'GET /sources', statuses: SOURCES },
  { operation: 'listSyncRuns', request: 'GET /sync-runs', statuses: SOURCES },
  {
    operation: 'getSyncRun',
    request: 'GET /sync-runs/:run',
    statuses: [401, 404, 200, 404, 200],
  },
  {
    operation: 'requestSync',
    request: 'POST /sync-runs',
    body: { entityRef: ENTITY },
    statuses: [401, 403, 202, 202, 202],
  },
  {
    operation: 'requestSync',
    request: 'POST /sync-runs',
    body: {},
    statuses: [401, 403, 202, 403, 202],
  },
];

/** What is asked of an action. */
interface Action {
  action: string;
  input: object;
  /** The error that each caller but the first is told, if any, in their order. */
  failures: Array<string | undefined>;
}

const READ = [undefined, undefined, undefined, undefined];
const WORK = ['NotAllowedError', 'NotAllowedError', undefined, undefined];

/** Every action. */
export const ACTIONS: Action[] = [
  {
    action: 'get-entity-review',
    input: { entityRef: ENTITY },
    failures: READ,
  },
  { action: 'search-tasks', input: { entityRef: [ENTITY] }, failures: READ },
  { action: 'get-task', input: { taskId: ':task' }, failures: READ },
  {
    action: 'assign-task',
    input: { taskId: ':task', owner: TEAM },
    failures: WORK,
  },
  {
    action: 'change-task-state',
    input: { taskId: ':task', state: 'in-progress' },
    failures: WORK,
  },
  {
    action: 'comment-on-task',
    input: { taskId: ':task', text: 'Soon' },
    failures: ['NotAllowedError', undefined, undefined, undefined],
  },
  {
    action: 'sync-entity',
    input: { entityRef: ENTITY },
    failures: ['NotAllowedError', undefined, undefined, undefined],
  },
  {
    action: 'get-sync-run',
    input: { runId: ':run' },
    failures: ['NotFoundError', undefined, 'NotFoundError', undefined],
  },
];
