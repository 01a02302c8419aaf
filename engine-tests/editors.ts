import { expect } from '@playwright/test';
import type {
  TaskDetail,
  TaskPage,
  WorkloadPage,
} from 'backstage-plugin-well-architected-common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance';
import type { Cluster, Replica } from './cluster';

/** An edit that a backend said it has stored. */
interface Acknowledged {
  taskId: string;
  version: number;
  note: string;
}

/** People who write notes into tasks, whatever goes wrong. */
export class Editors {
  readonly #replicas: () => Replica[];
  readonly #chance: Chance;
  readonly #edits: Acknowledged[] = [];
  #tasks: string[] = [];

  constructor(replicas: () => Replica[], chance: Chance) {
    this.#replicas = replicas;
    this.#chance = chance;
  }

  /** How many edits were acknowledged so far. */
  get acknowledged(): number {
    return this.#edits.length;
  }

  /** Edits tasks for a while; what is refused or gets no answer counts for nothing. */
  async editFor(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (Date.now() < until) {
      await this.#editOne().catch(() => {});
      await sleep(150);
    }
  }

  /** Every acknowledged edit is there, once, and every history is in order. */
  async expectNothingLost(cluster: Cluster): Promise<void> {
    const knex = cluster.knex();
    const history = await knex('task_history').orderBy(['task_id', 'version']);
    for (const { taskId, version, note } of this.#edits) {
      const entries = history.filter(
        row => row.task_id === taskId && row.after === note,
      );
      expect(
        entries.map(row => row.version),
        `edit "${note}" of ${taskId}`,
      ).toEqual([version]);
    }
    const tasks = await knex('tasks');
    const questions = tasks.map(
      ({ workload_id, lens_alias, question_id }) =>
        `${workload_id} ${lens_alias} ${question_id}`,
    );
    expect(new Set(questions).size, 'one task a question').toBe(tasks.length);
    for (const task of tasks) {
      const own = history.filter(row => row.task_id === task.id);
      expect(own[0], `history of ${task.id}`).toMatchObject({
        version: 1,
        field: 'created',
      });
      const states = own.filter(row => row.field === 'state');
      states.slice(1).forEach((row, i) => {
        expect(row.before, `state of ${task.id}`).toBe(states[i].after);
      });
      if (states.length > 0) {
        expect(task.state).toBe(states[states.length - 1].after);
      }
      const notes = own.filter(row => row.field === 'note');
      if (notes.length > 0) {
        expect(task.note).toBe(notes[notes.length - 1].after);
      }
    }
  }

  async #editOne(): Promise<void> {
    const replica = this.#chance.one(this.#replicas());
    const signal = AbortSignal.timeout(5_000);
    if (this.#tasks.length === 0) {
      this.#tasks = await someTasks(replica, signal);
    }
    const taskId = this.#chance.one(this.#tasks);
    const path = `well-architected/tasks/${taskId}`;
    const { state, owner, dueDate, ticketUrl, version } =
      await replica.json<TaskDetail>(path, { signal });
    const note = `note ${this.#edits.length} ${Math.floor(
      this.#chance.next() * 1e9,
    )}`;
    const response = await replica.fetch(path, {
      method: 'PUT',
      headers: { 'If-Match': `"${version}"` },
      body: JSON.stringify({
        state: SETTLED_STATES.includes(state)
          ? state
          : this.#chance.one(EDITED_STATES),
        owner,
        dueDate,
        ticketUrl,
        note,
      }),
      signal,
    });
    if (response.ok) {
      const edited = await response.json();
      this.#edits.push({ taskId, version: edited.version, note });
    }
  }
}

/** Tasks of some entities that have workloads. */
async function someTasks(
  replica: Replica,
  signal: AbortSignal,
): Promise<string[]> {
  const { items } = await replica.json<WorkloadPage>(
    'well-architected/workloads?linked=true&limit=100',
    { signal },
  );
  const entityRefs = items.flatMap(({ links }) =>
    links.map(({ entityRef }) => entityRef),
  );
  const ids: string[] = [];
  for (const entityRef of [...new Set(entityRefs)].slice(0, 8)) {
    const [kind, place] = entityRef.split(':');
    const page = await replica.json<TaskPage>(
      `well-architected/entities/${kind}/${place}/tasks?limit=100`,
      { signal },
    );
    ids.push(...page.items.map(({ taskId }) => taskId));
  }
  return ids;
}

const EDITED_STATES = ['open', 'in-progress', 'done'];
/** A sync alone leaves them. */
const SETTLED_STATES = ['resolved', 'obsolete'];
