import { NotFoundError } from '@backstage/errors';
import type {
  TaskDetail,
  TaskEdit,
  TaskPage,
  TaskQuery,
} from 'backstage-plugin-well-architected-common';
import { consoleUrl } from '../reviews/consoleUrl';
import { toAnswer, toImprovementSteps } from '../reviews/toAnswer';
import type { ReviewStore } from '../store/ReviewStore';
import type { NamedTaskRow, TaskStore } from '../store/TaskStore';
import type { ChangedTask } from './changeTask';
import { editTask } from './editTask';
import { PreconditionFailedError } from './PreconditionFailedError';
import { today } from './today';
import { toTask, toTaskChange } from './toTask';

/** The tasks as they are stored, for whoever may see and change everything. */
export class StoredTasks {
  readonly #tasks: TaskStore;
  readonly #reviews: ReviewStore;
  readonly #onChanged: (workloadIds: string[]) => void;

  constructor(options: {
    tasks: TaskStore;
    reviews: ReviewStore;
    /** Is told of workloads with a task that somebody changed. */
    onChanged: (workloadIds: string[]) => void;
  }) {
    this.#tasks = options.tasks;
    this.#reviews = options.reviews;
    this.#onChanged = options.onChanged;
  }

  /** A page of the tasks of the workloads linked to an entity. */
  async list(entityRef: string, query: TaskQuery): Promise<TaskPage> {
    const day = today();
    const { rows, total, nextCursor } = await this.#tasks.list(entityRef, {
      ...query,
      today: day,
    });
    return {
      items: rows.map(row => toTask(row, day)),
      totalItems: total,
      nextCursor,
    };
  }

  /** One task with its question, steps and history. */
  async get(taskId: string): Promise<TaskDetail> {
    const row = await this.#row(taskId);
    const [answer] = await this.#reviews.answers(
      row.workload_id,
      row.lens_alias,
      row.question_id,
    );
    const history = await this.#tasks.history(taskId);
    return {
      ...toTask(row, today()),
      answer: answer && toAnswer(answer, row),
      steps: answer ? toImprovementSteps(answer) : [],
      history: history.map(toTaskChange),
      consoleUrl: consoleUrl({ arn: row.workload_arn, region: row.region }),
    };
  }

  /** The workload that a task belongs to. */
  async workloadOf(taskId: string): Promise<string> {
    return (await this.#row(taskId)).workload_id;
  }

  /** Puts what an editor decided, unless somebody else was quicker. */
  async edit(
    taskId: string,
    edit: TaskEdit,
    editor: {
      /** The version that the editor saw. */
      version: number;
      actor: string;
      /** Refuses a change that the editor may not make. */
      requireAllowed: (changed: ChangedTask) => Promise<void>;
      /** Refuses people that the catalog does not have. One who left it may stay. */
      requirePerson: (entityRef: string) => Promise<void>;
    },
  ): Promise<TaskDetail> {
    const {
      workload_name: _name,
      workload_arn: _arn,
      region: _region,
      lens_name: _lens,
      pillar_name: _pillar,
      ...task
    } = await this.#row(taskId);
    if (task.version !== editor.version) {
      throw somebodyElseWasQuicker();
    }
    const edited = editTask(task, edit, {
      actor: editor.actor,
      now: new Date().toISOString(),
      today: today(),
    });
    if (edited) {
      await editor.requireAllowed(edited);
      for (const column of ['owner_ref', 'approved_by'] as const) {
        const entityRef = edited.row[column];
        if (entityRef !== null && entityRef !== task[column]) {
          await editor.requirePerson(entityRef);
        }
      }
      if (!(await this.#tasks.change(edited))) {
        throw somebodyElseWasQuicker();
      }
      this.#onChanged([task.workload_id]);
    }
    return this.get(taskId);
  }

  async #row(taskId: string): Promise<NamedTaskRow> {
    const row = await this.#tasks.get(taskId);
    if (!row) {
      throw new NotFoundError(`There is no task ${taskId}`);
    }
    return row;
  }
}

function somebodyElseWasQuicker(): PreconditionFailedError {
  return new PreconditionFailedError(
    'Somebody else has changed the task meanwhile',
  );
}
