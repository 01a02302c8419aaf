import { InputError, NotFoundError } from '@backstage/errors';
import type {
  TaskDetail,
  TaskEdit,
  TaskPage,
  TaskQuery,
} from 'backstage-plugin-well-architected-common';
import { randomUUID } from 'crypto';
import { consoleUrl } from '../reviews/consoleUrl';
import { toAnswer, toImprovementSteps } from '../reviews/toAnswer';
import type { ReviewStore } from '../store/ReviewStore';
import type { Stores } from '../store/stores';
import type { TaskCommentStore } from '../store/TaskCommentStore';
import type { TaskStepStore } from '../store/TaskStepStore';
import type { NamedTaskRow, TaskStore } from '../store/TaskStore';
import type { ChangedTask } from './changeTask';
import { editTask } from './editTask';
import { PreconditionFailedError } from './PreconditionFailedError';
import { today } from './today';
import { toHistory, toTask, toTaskComment, toTickedSteps } from './toTask';

/** The tasks as they are stored, for whoever may see and change everything. */
export class StoredTasks {
  readonly #tasks: TaskStore;
  readonly #steps: TaskStepStore;
  readonly #comments: TaskCommentStore;
  readonly #reviews: ReviewStore;
  readonly #onChanged: (workloadIds: string[]) => void;

  constructor(options: {
    stores: Pick<Stores, 'tasks' | 'taskSteps' | 'taskComments' | 'reviews'>;
    /** Is told of workloads with a task that somebody changed. */
    onChanged: (workloadIds: string[]) => void;
  }) {
    const { tasks, taskSteps, taskComments, reviews } = options.stores;
    this.#tasks = tasks;
    this.#steps = taskSteps;
    this.#comments = taskComments;
    this.#reviews = reviews;
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
    const [[answerRow], history, steps, comments] = await Promise.all([
      this.#reviews.answers(row.workload_id, row.lens_alias, row.question_id),
      this.#tasks.history(taskId),
      this.#steps.ofTask(taskId),
      this.#comments.ofTask(taskId),
    ]);
    const answer = answerRow && toAnswer(answerRow, row);
    return {
      ...toTask(row, today()),
      answer,
      steps: answerRow ? toImprovementSteps(answerRow) : [],
      tickedSteps: toTickedSteps(steps),
      comments: comments.map(toTaskComment),
      history: toHistory(history, steps, answer),
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

  /**
   * Ticks a step of the improvement plan off, or takes that back.
   *
   * @throws InputError for what is no best practice of the question
   */
  async tickStep(
    taskId: string,
    step: { choiceId: string; done: boolean; actor: string },
  ): Promise<TaskDetail> {
    const { workloadId, answer } = await this.get(taskId);
    const { choiceId, done, actor } = step;
    if (!answer?.choices.some(choice => choice.choiceId === choiceId)) {
      throw new InputError(`The question has no best practice '${choiceId}'`);
    }
    const isNew = await this.#steps.tick({
      task_id: taskId,
      choice_id: choiceId,
      done,
      actor,
      at: new Date().toISOString(),
    });
    if (isNew) {
      this.#onChanged([workloadId]);
    }
    return this.get(taskId);
  }

  /** Adds a comment; once, however often its request is sent. */
  async comment(
    taskId: string,
    comment: { text: string; author: string; idempotencyKey?: string },
  ): Promise<TaskDetail> {
    const text = comment.text.trim();
    if (text === '') {
      throw new InputError('A comment says something');
    }
    const { workload_id } = await this.#row(taskId);
    const id = randomUUID();
    await this.#comments.add({
      id,
      task_id: taskId,
      at: new Date().toISOString(),
      author: comment.author,
      text,
      idempotency_key: comment.idempotencyKey ?? id,
    });
    this.#onChanged([workload_id]);
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
