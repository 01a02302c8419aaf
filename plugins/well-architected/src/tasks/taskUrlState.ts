import { parseEntityRef } from '@backstage/catalog-model';
import type {
  Risk,
  TaskQuery,
  TaskState,
} from 'backstage-plugin-well-architected-common';

/** The columns that the backend sorts by and the table shows. */
export const TASK_SORTS = [
  'rank',
  'risk',
  'question',
  'pillar',
  'owner',
  'dueDate',
  'state',
] as const;

/** @see TASK_SORTS */
export type TaskSort = (typeof TASK_SORTS)[number];

/** Every state of a task, in the order of its life. */
export const TASK_STATES: readonly TaskState[] = [
  'open',
  'in-progress',
  'done',
  'accepted',
  'resolved',
  'obsolete',
];

/** The risks that a task can be filtered by: a task of another risk is resolved. */
export const TASK_RISKS: readonly Risk[] = ['HIGH', 'MEDIUM'];

/** The owner filter for tasks that nobody owns, as the REST API spells it. */
export const NO_OWNER = 'none';

/** The owner filter for the reader and the reader's groups, as the REST API spells it; each reader of a shared link sees their own. */
export const MY_OWNERSHIP = 'me';

/** The owner filter for owners that the catalog no longer has, as the REST API spells it. */
export const OWNER_LEFT = 'left';

/** No owner filter at all. */
export const ANY_OWNER = 'any';

const OWNER_WORDS = [NO_OWNER, MY_OWNERSHIP, OWNER_LEFT, ANY_OWNER];
const MAXIMUM_SEARCH_LENGTH = 200;
const MAXIMUM_ID_LENGTH = 64;

/** What the task table shows, as the address of the page tells it. */
export interface TaskUrlState {
  /** Never empty. */
  states: readonly TaskState[];
  /** Any risk when empty. */
  risks: Risk[];
  pillarId?: string;
  /** `any`, `me`, `none`, `left`, or the entity reference of a user or group. */
  owner: string;
  overdue: boolean;
  search: string;
  sort: TaskSort;
  order: 'asc' | 'desc';
  /** The task whose drawer is open. */
  taskId?: string;
}

/** What a task table shows unless its address tells. */
export type TaskDefaults = Pick<TaskUrlState, 'states' | 'owner' | 'sort'>;

/** Of an entity: what is worked at or said to be done, and what to fix first. */
export const ENTITY_TASK_DEFAULTS: TaskDefaults = {
  states: ['open', 'in-progress', 'done'],
  owner: ANY_OWNER,
  sort: 'rank',
};

/** Of all entities: what the reader has to do, and what is due first. */
export const MY_TASK_DEFAULTS: TaskDefaults = {
  states: ['open', 'in-progress'],
  owner: MY_OWNERSHIP,
  sort: 'dueDate',
};

/** Reads the state of the table from search parameters; what makes no sense is ignored. */
export function parseTaskUrlState(
  params: URLSearchParams,
  defaults: TaskDefaults,
): TaskUrlState {
  const states = TASK_STATES.filter(s => params.getAll('state').includes(s));
  return {
    states: states.length > 0 ? states : defaults.states,
    risks: TASK_RISKS.filter(risk => params.getAll('risk').includes(risk)),
    pillarId: parseId(params.get('pillar')),
    owner: parseOwner(params.get('owner')) ?? defaults.owner,
    overdue: params.get('overdue') === 'true',
    search: (params.get('q') ?? '').slice(0, MAXIMUM_SEARCH_LENGTH),
    sort: TASK_SORTS.find(sort => sort === params.get('sort')) ?? defaults.sort,
    order: params.get('order') === 'desc' ? 'desc' : 'asc',
    taskId: parseId(params.get('task')),
  };
}

/**
 * Writes the state of the table over search parameters, leaving those of others
 * alone. What is as by default is not written, so that plain addresses stay plain.
 */
export function printTaskUrlState(
  state: TaskUrlState,
  params: URLSearchParams,
  defaults: TaskDefaults,
): URLSearchParams {
  const printed = new URLSearchParams(params);
  const set = (name: string, values: readonly string[]) => {
    printed.delete(name);
    values.forEach(value => printed.append(name, value));
  };
  const optional = (value: string | undefined) => (value ? [value] : []);

  const states = TASK_STATES.filter(s => state.states.includes(s));
  set('state', states.join() === defaults.states.join() ? [] : states);
  set('risk', state.risks);
  set('pillar', optional(state.pillarId));
  set('owner', state.owner === defaults.owner ? [] : [state.owner]);
  set('overdue', state.overdue ? ['true'] : []);
  set('q', optional(state.search));
  set('sort', state.sort === defaults.sort ? [] : [state.sort]);
  set('order', state.order === 'asc' ? [] : [state.order]);
  set('task', optional(state.taskId));
  return printed;
}

/** The state of the table without any filter, as {@link isFiltered} understands it. */
export function clearFilters(
  state: TaskUrlState,
  defaults: TaskDefaults,
): TaskUrlState {
  return {
    ...state,
    states: defaults.states,
    risks: [],
    pillarId: undefined,
    owner: defaults.owner,
    overdue: false,
    search: '',
  };
}

/** Whether tasks may be missing from the table because of a filter that a person set. */
export function isFiltered(
  state: TaskUrlState,
  defaults: TaskDefaults,
): boolean {
  return (
    state.states.join() !== defaults.states.join() ||
    state.risks.length > 0 ||
    state.pillarId !== undefined ||
    state.owner !== defaults.owner ||
    state.overdue ||
    state.search.trim() !== ''
  );
}

/** The REST API's query for what the table shows. */
export function toTaskQuery(
  state: TaskUrlState,
  scope: { workloadId?: string; lensAlias?: string },
): TaskQuery {
  const search = state.search.trim();
  return {
    state: [...state.states],
    ...(state.risks.length > 0 && { risk: state.risks }),
    ...(state.pillarId && { pillarId: [state.pillarId] }),
    ...(state.owner !== ANY_OWNER && { owner: [state.owner] }),
    ...(state.overdue && { overdue: 'true' as const }),
    ...(search && { q: search }),
    ...(scope.workloadId && { workloadId: scope.workloadId }),
    ...(scope.lensAlias && { lensAlias: scope.lensAlias }),
    sort: state.sort,
    order: state.order,
  };
}

function parseId(value: string | null): string | undefined {
  return value && value.length <= MAXIMUM_ID_LENGTH ? value : undefined;
}

function parseOwner(value: string | null): string | undefined {
  if (value && OWNER_WORDS.includes(value)) {
    return value;
  }
  try {
    const { kind } = parseEntityRef(value ?? '');
    return ['user', 'group'].includes(kind.toLowerCase()) ? value! : undefined;
  } catch {
    return undefined;
  }
}
