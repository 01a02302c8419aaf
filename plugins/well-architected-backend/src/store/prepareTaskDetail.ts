import type { Knex } from 'knex';
import {
  answersWithTexts,
  ANSWER_WITH_TEXTS,
  type AnswerWithTextsRow,
} from './answersWithTexts';
import { namedTasks, NAMED_TASK, type NamedTaskRow } from './namedTasks';
import { prepareReading, type ColumnsOf } from './prepareReading';
import type { TaskCommentRow, TaskHistoryRow, TaskStepRow } from './tables';

/** Everything that is stored of a task. */
export interface TaskDetailRows {
  task: NamedTaskRow;
  /** Missing where the lens has the question no more. */
  answer?: AnswerWithTextsRow;
  /** The newest first. */
  history: TaskHistoryRow[];
  /** What was ticked off, and taken back, of each step by number. */
  steps: TaskStepRow[];
  /** The oldest first. */
  comments: TaskCommentRow[];
}

const HISTORY: ColumnsOf<TaskHistoryRow> = {
  task_id: true,
  version: true,
  field: true,
  at: true,
  actor: true,
  before: true,
  after: true,
  reason: true,
  sync_run_id: true,
};

const STEP: ColumnsOf<TaskStepRow> = {
  task_id: true,
  choice_id: true,
  number: true,
  done: true,
  at: true,
  actor: true,
};

const COMMENT: ColumnsOf<TaskCommentRow> = {
  id: true,
  task_id: true,
  at: true,
  author: true,
  text: true,
  idempotency_key: true,
};

/** Makes what reads a task with its question, history, steps and comments, as of one moment. */
export function prepareTaskDetail(
  knex: Knex,
): (id: string) => Promise<TaskDetailRows | undefined> {
  const read = prepareReading<
    'id',
    {
      tasks: NamedTaskRow;
      answers: AnswerWithTextsRow;
      history: TaskHistoryRow;
      steps: TaskStepRow;
      comments: TaskCommentRow;
    }
  >(knex, told => {
    const ofTask = (table: string) =>
      knex(table).where({ task_id: told('id') });
    return {
      tasks: {
        query: namedTasks(knex).where('tasks.id', told('id')),
        columns: NAMED_TASK,
      },
      answers: {
        query: answersWithTexts(knex)
          .join('tasks', join =>
            join
              .on('tasks.workload_id', 'answers.workload_id')
              .andOn('tasks.lens_alias', 'answers.lens_alias')
              .andOn('tasks.question_id', 'answers.question_id'),
          )
          .where('tasks.id', told('id')),
        columns: ANSWER_WITH_TEXTS,
      },
      history: {
        query: ofTask('task_history').orderBy([
          { column: 'version', order: 'desc' },
          { column: 'field' },
        ]),
        columns: HISTORY,
      },
      steps: {
        query: ofTask('task_steps').orderBy(['choice_id', 'number']),
        columns: STEP,
      },
      comments: {
        query: ofTask('task_comments').orderBy(['at', 'id']),
        columns: COMMENT,
      },
    };
  });
  return async id => {
    const {
      tasks: [task],
      answers: [answer],
      steps,
      ...others
    } = await read({ id });
    return (
      task && {
        task,
        answer,
        // SQLite has no booleans: they come back as numbers.
        steps: steps.map(step => ({ ...step, done: Boolean(step.done) })),
        ...others,
      }
    );
  };
}
