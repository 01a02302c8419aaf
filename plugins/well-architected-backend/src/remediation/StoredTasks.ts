import { InputError } from '@backstage/errors';
import type {
  Task,
  TaskChanges,
  TaskDetail,
  TaskEdit,
  TaskListQuery,
  TaskOutcome,
  TaskPage,
} from 'backstage-plugin-well-architected-common';
import { randomUUID } from 'crypto';
import { consoleUrl } from '../reviews/consoleUrl';
import { toAnswer, toImprovementSteps } from '../reviews/toAnswer';
import type { LinkStore } from '../store/LinkStore';
import type { NamedTaskRow } from '../store/namedTasks';
import type { LinkedTaskRows } from '../store/prepareLinkedTask';
import type { Stores } from '../store/stores';
import type { TaskRow } from '../store/tables';
import type { TaskCommentStore } from '../store/TaskCommentStore';
import type { TaskStepStore } from '../store/TaskStepStore';
import type { TaskLists } from '../store/TaskLists';
import type { TaskScope } from '../store/TaskScope';
import type { TaskStore } from '../store/TaskStore';
import { changeSeveral } from './changeSeveral';
import type { ChangedTask } from './changeTask';
import { decideEdit } from './decideEdit';
import { noTask } from './noTask';
import { today } from './today';
import { toHistory, toTask, toTaskComment, toTickedSteps } from './toTask';

/** Tasks that an export reads at once. */
const EXPORTED = 500;

/** A task with all that is stored of it. */
export type StoredTaskDetail = Omit<TaskDetail, 'suggestedOwner'>;

/** The tasks as they are stored, for whoever may see and change everything. */
export class StoredTasks {
  readonly #tasks: TaskStore;
  readonly #lists: TaskLists;
  readonly #links: LinkStore;
  readonly #steps: TaskStepStore;
  readonly #comments: TaskCommentStore;
  readonly #onChanged: (workloadIds: string[]) => void;

  constructor(options: {
    stores: Pick<
      Stores,
      'tasks' | 'taskLists' | 'taskSteps' | 'taskComments' | 'links'
    >;
    /** Is told of workloads with a task that somebody changed. */
    onChanged: (workloadIds: string[]) => void;
  }) {
    const { tasks, taskLists, links, taskSteps, taskComments } = options.stores;
    this.#tasks = tasks;
    this.#lists = taskLists;
    this.#links = links;
    this.#steps = taskSteps;
    this.#comments = taskComments;
    this.#onChanged = options.onChanged;
  }

  /** A page of the tasks of the workloads linked to an entity. */
  async list(entityRef: string, query: TaskListQuery): Promise<TaskPage> {
    const day = today();
    const scope = { entities: [entityRef] };
    const { rows, total, nextCursor } = await this.#lists.list(scope, {
      ...query,
      today: day,
    });
    return {
      items: rows.map(row => toTask(row, day)),
      totalItems: total,
      nextCursor,
    };
  }

  /** A page of the tasks of some entities, each with those it belongs to. */
  async listAll(scope: TaskScope, query: TaskListQuery): Promise<TaskPage> {
    const day = today();
    const { rows, total, nextCursor } = await this.#lists.list(scope, {
      ...query,
      today: day,
    });
    return {
      items: await this.#withEntities(rows, scope, day),
      totalItems: total,
      nextCursor,
    };
  }

  /** All tasks of such a list, some at a time. */
  async *stream(
    scope: TaskScope,
    query: Omit<TaskListQuery, 'limit' | 'cursor'>,
  ): AsyncIterable<Task[]> {
    const day = today();
    const pages = this.#lists.stream(scope, { ...query, today: day }, EXPORTED);
    for await (const rows of pages) {
      yield await this.#withEntities(rows, scope, day);
    }
  }

  /** The entities that the tasks of a query belong to. */
  async entityRefs(query: TaskListQuery): Promise<string[]> {
    return this.#lists.entityRefs({ ...query, today: today() });
  }

  /** One task with its question, steps and history. */
  async get(taskId: string): Promise<StoredTaskDetail> {
    const detail = await this.#tasks.detail(taskId);
    if (!detail) {
      throw noTask(taskId);
    }
    const { task, steps, comments, history } = detail;
    const answer = detail.answer && toAnswer(detail.answer, task);
    return {
      ...toTask(task, today()),
      answer,
      steps: detail.answer ? toImprovementSteps(detail.answer) : [],
      tickedSteps: toTickedSteps(steps),
      comments: comments.map(toTaskComment),
      history: toHistory(history, steps, answer),
      consoleUrl: consoleUrl({ arn: task.workload_arn, region: task.region }),
    };
  }

  /**
   * A task with the entities that its workload is linked to.
   *
   * @throws NotFoundError where there is no such task
   */
  async linked(taskId: string): Promise<LinkedTaskRows> {
    const linked = await this.#tasks.linked(taskId);
    if (!linked) {
      throw noTask(taskId);
    }
    return linked;
  }

  /**
   * Puts what an editor decided, unless somebody else was quicker.
   *
   * @param task - as it was when it was decided who may change it
   */
  async edit(
    task: TaskRow,
    edit: TaskEdit,
    editor: {
      /** The version that the editor saw. */
      version: number;
      actor: string;
      /** @throws NotAllowedError for a change that the editor may not make */
      requireAllowed: (changed: ChangedTask) => void;
      /** Refuses people that the catalog does not have. One who left it may stay. */
      requirePerson: (entityRef: string) => Promise<void>;
    },
  ): Promise<StoredTaskDetail> {
    const by = {
      version: editor.version,
      actor: editor.actor,
      now: new Date().toISOString(),
      today: today(),
    };
    let row = task;
    for (;;) {
      const edited = decideEdit(row, edit, by);
      if (!edited) {
        break;
      }
      editor.requireAllowed(edited);
      for (const column of ['owner_ref', 'approved_by'] as const) {
        const entityRef = edited.row[column];
        if (entityRef !== null && entityRef !== row[column]) {
          await editor.requirePerson(entityRef);
        }
      }
      if (await this.#tasks.change(edited)) {
        this.#onChanged([row.workload_id]);
        break;
      }
      // Somebody was quicker: with the same edit, sent twice, with another one,
      // or a sync that the editor need not know of.
      ({ task: row } = await this.linked(task.id));
    }
    return this.get(task.id);
  }

  /** Some tasks as they are stored; those that there are. */
  async rows(taskIds: string[]): Promise<TaskRow[]> {
    return this.#tasks.getAll(taskIds);
  }

  /** Puts what an editor decided about several tasks. */
  async editSeveral(
    tasks: Array<{ taskId: string; version: number }>,
    changes: TaskChanges,
    editor: {
      actor: string;
      /** The stored tasks that the editor may see, by id. */
      rows: Map<string, TaskRow>;
      /** @throws NotAllowedError for a change that the editor may not make */
      requireAllowed: (task: TaskRow, changed?: ChangedTask) => void;
    },
  ): Promise<TaskOutcome[]> {
    const { actor, rows, requireAllowed } = editor;
    const by = { actor, now: new Date().toISOString(), today: today() };
    return changeSeveral(
      this.#tasks,
      { tasks, changes, editor: by, rows, requireAllowed },
      this.#onChanged,
    );
  }

  /**
   * Ticks a step of the improvement plan off, or takes that back.
   *
   * @throws InputError for what is no best practice of the question
   */
  async tickStep(
    taskId: string,
    step: { choiceId: string; done: boolean; actor: string },
  ): Promise<StoredTaskDetail> {
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
    { id: taskId, workload_id }: TaskRow,
    comment: { text: string; author: string; idempotencyKey?: string },
  ): Promise<StoredTaskDetail> {
    const text = comment.text.trim();
    if (text === '') {
      throw new InputError('A comment says something');
    }
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

  async #withEntities(
    rows: NamedTaskRow[],
    { entities }: TaskScope,
    day: string,
  ): Promise<Task[]> {
    const links = await this.#links.inCatalog([
      ...new Set(rows.map(({ workload_id }) => workload_id)),
    ]);
    const shown = entities === 'any' ? undefined : new Set(entities);
    return rows.map(row => ({
      ...toTask(row, day),
      entityRefs: links
        .filter(
          link =>
            link.workload_id === row.workload_id &&
            (!shown || shown.has(link.entity_ref)),
        )
        .map(({ entity_ref }) => entity_ref),
    }));
  }
}
