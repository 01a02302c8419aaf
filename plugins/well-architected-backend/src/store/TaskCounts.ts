import type { Risk, TaskState } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import type { LinkRow } from './tables';
import { TO_DO, UNRESOLVED } from './taskStates';

/** How many tasks of an entity want attention. */
export interface TaskCountRow {
  open_high_risk: number;
  open_medium_risk: number;
  accepted_high_risk: number;
  accepted_medium_risk: number;
  overdue: number;
}

/** Counts the remediation tasks of entities. */
export class TaskCounts {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** How many tasks of the workloads that an entity is linked to want attention. */
  async of(entityRef: string, today: string): Promise<TaskCountRow> {
    const counts = await this.#knex('tasks')
      .join('workloads', 'workloads.id', 'tasks.workload_id')
      .whereNull('workloads.archived_at')
      .whereIn(
        'tasks.workload_id',
        this.#knex<LinkRow>('links')
          .where({ entity_ref: entityRef })
          .select('workload_id'),
      )
      .first({
        open_high_risk: this.#atRisk('HIGH', UNRESOLVED),
        open_medium_risk: this.#atRisk('MEDIUM', UNRESOLVED),
        accepted_high_risk: this.#atRisk('HIGH', ['accepted']),
        accepted_medium_risk: this.#atRisk('MEDIUM', ['accepted']),
        overdue: this.#sum(`tasks.due_date < ? and ${isIn(TO_DO)}`, [today]),
      });
    return {
      open_high_risk: Number(counts?.open_high_risk ?? 0),
      open_medium_risk: Number(counts?.open_medium_risk ?? 0),
      accepted_high_risk: Number(counts?.accepted_high_risk ?? 0),
      accepted_medium_risk: Number(counts?.accepted_medium_risk ?? 0),
      overdue: Number(counts?.overdue ?? 0),
    };
  }

  #atRisk(risk: Risk, states: TaskState[]): Knex.Raw {
    return this.#sum(`tasks.risk = ? and ${isIn(states)}`, [risk]);
  }

  #sum(condition: string, values: string[]): Knex.Raw {
    return this.#knex.raw(
      `sum(case when ${condition} then 1 else 0 end)`,
      values,
    );
  }
}

function isIn(states: TaskState[]): string {
  return `tasks.state in (${states.map(state => `'${state}'`).join(', ')})`;
}
