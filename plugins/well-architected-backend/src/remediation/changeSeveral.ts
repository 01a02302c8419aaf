import type { TaskOutcome } from 'backstage-plugin-well-architected-common';
import type { TaskStore } from '../store/TaskStore';
import { decideSeveral, toOutcome } from './decideSeveral';

/**
 * Decides about several tasks and stores it; anew about those with which
 * somebody else was quicker.
 *
 * @param onStored - is told of workloads with a task that was changed
 * @returns what became of each, in the same order
 */
export async function changeSeveral(
  store: Pick<TaskStore, 'changeAll' | 'getAll'>,
  asked: Parameters<typeof decideSeveral>[0],
  onStored: (workloadIds: string[]) => void,
): Promise<TaskOutcome[]> {
  const outcomes = new Map<string, TaskOutcome>();
  let { tasks, rows } = asked;
  while (tasks.length > 0) {
    const decisions = decideSeveral({ ...asked, tasks, rows });
    const changed = decisions.flatMap(decision => decision.changed ?? []);
    const stored = await store.changeAll(changed);
    if (stored.size > 0) {
      const of = changed.filter(({ row }) => stored.has(row.id));
      onStored([...new Set(of.map(({ row }) => row.workload_id))]);
    }
    for (const decision of decisions) {
      const outcome = toOutcome(decision, stored);
      if (outcome) {
        outcomes.set(decision.taskId, outcome);
      }
    }
    tasks = tasks.filter(({ taskId }) => !outcomes.has(taskId));
    const late = await store.getAll(tasks.map(({ taskId }) => taskId));
    rows = new Map(late.map(row => [row.id, row]));
  }
  return asked.tasks.map(({ taskId }) => outcomes.get(taskId)!);
}
