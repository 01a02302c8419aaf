import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { stateAfter } from 'backstage-plugin-well-architected-common';
import type { TaskRow } from '../store/tables';
import type { TaskStore } from '../store/TaskStore';
import { changeTask, type ChangedTask } from './changeTask';
import { today } from './today';

/** How many tasks are reopened between two looks at the store. */
const BATCH = 100;

/** Reopens tasks whose risk was accepted until a day that is over. */
export class EndedAcceptances {
  readonly #tasks: TaskStore;
  readonly #logger: LoggerService;
  readonly #onChanged: (workloadIds: string[]) => void;

  constructor(options: {
    tasks: TaskStore;
    logger: LoggerService;
    /** Is told of workloads with a task that was reopened. */
    onChanged: (workloadIds: string[]) => void;
  }) {
    this.#tasks = options.tasks;
    this.#logger = options.logger;
    this.#onChanged = options.onChanged;
  }

  /** Looks for them once an hour, in one process at a time. */
  async schedule(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'reopen-ended-acceptances',
      scope: 'global',
      frequency: { hours: 1 },
      timeout: { minutes: 10 },
      fn: signal => this.reopen(signal),
    });
  }

  /** Reopens all of them. */
  async reopen(signal: AbortSignal): Promise<void> {
    let reopened = 0;
    for (;;) {
      const ended = await this.#tasks.listAcceptedUntilBefore(today(), BATCH);
      for (const task of ended) {
        signal.throwIfAborted();
        // Where somebody is quicker, the next look shows what is left to do.
        if (await this.#tasks.change(endAcceptance(task, now()))) {
          this.#onChanged([task.workload_id]);
          reopened += 1;
        }
      }
      if (ended.length < BATCH) {
        break;
      }
    }
    if (reopened > 0) {
      this.#logger.info(`${reopened} acceptances of a risk have ended`);
    }
  }
}

/** A task after the last day of its acceptance. */
export function endAcceptance(task: TaskRow, at: string): ChangedTask {
  const event = 'acceptanceEnded';
  return changeTask(
    task,
    { state: stateAfter(task.state, event) },
    {
      actor: 'calendar',
      now: at,
      reason: { event, acceptedUntil: task.accepted_until! },
    },
  )!;
}

function now(): string {
  return new Date().toISOString();
}
