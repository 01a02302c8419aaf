import type { Knex } from 'knex';
import {
  LINKED_ENTITY,
  linkedEntities,
  type LinkedEntityRow,
} from './linkedEntities';
import { TASK } from './namedTasks';
import { prepareReading } from './prepareReading';
import type { TaskRow } from './tables';

/** A task, and the entities that its workload is linked to. */
export interface LinkedTaskRows {
  task: TaskRow;
  entities: LinkedEntityRow[];
}

/** Makes what reads all that tells who may see and change a task. */
export function prepareLinkedTask(
  knex: Knex,
): (id: string) => Promise<LinkedTaskRows | undefined> {
  const read = prepareReading<
    'id',
    { tasks: TaskRow; entities: LinkedEntityRow }
  >(knex, told => ({
    tasks: {
      query: knex('tasks').where({ id: told('id') }),
      columns: TASK,
    },
    entities: {
      query: linkedEntities(
        knex,
        knex('tasks')
          .where({ id: told('id') })
          .select('workload_id'),
      ),
      columns: LINKED_ENTITY,
    },
  }));
  return async id => {
    const {
      tasks: [task],
      entities,
    } = await read({ id });
    return task && { task, entities };
  };
}
