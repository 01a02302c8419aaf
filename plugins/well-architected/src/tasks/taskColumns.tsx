import { Cell, Text, type ColumnConfig } from '@backstage/ui';
import type { Task } from 'backstage-plugin-well-architected-common';
import { EntityTabLinks } from '../EntityTabLinks';
import { RiskBadge } from '../charts/RiskBadge';
import { DueDate } from './DueDate';
import styles from './TaskTable.module.css';
import type { TaskSort } from './taskUrlState';
import { TaskOwner } from './TaskOwner';
import { TaskStateBadge } from './TaskStateBadge';

/** A task as a row of the table. */
export type TaskRow = Task & { id: string };

/** The columns that the table shows; it is sorted by every one but the service. */
export type TaskColumn = TaskSort | 'service';

/** The columns of the task table. */
export function taskColumns(options: {
  /** Where there is no room for their columns, risk, service, pillar and state stand under the question. */
  narrow: boolean;
  severalWorkloads: boolean;
  severalEntities: boolean;
  label(column: TaskColumn): string;
}): ColumnConfig<TaskRow>[] {
  const { narrow, severalWorkloads, severalEntities, label } = options;
  const pillarUnderQuestion = narrow || severalEntities;

  const underQuestion = (task: Task) =>
    [
      pillarUnderQuestion && task.pillarName,
      severalWorkloads && task.workloadName,
    ]
      .filter(Boolean)
      .join(' · ');

  const column = (
    id: TaskColumn,
    config: Omit<ColumnConfig<TaskRow>, 'id' | 'label' | 'isSortable'>,
  ): ColumnConfig<TaskRow> => ({
    id,
    label: label(id),
    isSortable: id !== 'service',
    ...config,
  });

  return [
    column('rank', {
      defaultWidth: 88,
      cell: task => (
        <Cell>
          <Text color={task.rank === null ? 'secondary' : 'primary'}>
            {task.rank ?? '–'}
          </Text>
        </Cell>
      ),
    }),
    column('risk', {
      isHidden: narrow,
      defaultWidth: 112,
      cell: task => (
        <Cell>
          <RiskBadge risk={task.risk} />
        </Cell>
      ),
    }),
    column('question', {
      isRowHeader: true,
      defaultWidth: '3fr',
      minWidth: 160,
      cell: task => (
        <Cell>
          <div className={styles.wrapping}>
            <Text as="p" variant="body-medium">
              {task.title}
            </Text>
            {underQuestion(task) && (
              <Text as="p" variant="body-small" color="secondary">
                {underQuestion(task)}
              </Text>
            )}
            {narrow && severalEntities && (
              <Text as="p" variant="body-small">
                <EntityTabLinks entityRefs={task.entityRefs ?? []} />
              </Text>
            )}
            {narrow && (
              <div className={styles.badges}>
                <RiskBadge risk={task.risk} />
                <TaskStateBadge state={task.state} />
              </div>
            )}
          </div>
        </Cell>
      ),
    }),
    column('service', {
      isHidden: narrow || !severalEntities,
      defaultWidth: '1.2fr',
      minWidth: 112,
      cell: task => (
        <Cell>
          <Text className={styles.wrapping}>
            <EntityTabLinks entityRefs={task.entityRefs ?? []} />
          </Text>
        </Cell>
      ),
    }),
    column('pillar', {
      isHidden: pillarUnderQuestion,
      defaultWidth: '1.2fr',
      minWidth: 120,
      cell: task => (
        <Cell>
          <Text className={styles.wrapping}>{task.pillarName}</Text>
        </Cell>
      ),
    }),
    column('owner', {
      defaultWidth: '1fr',
      minWidth: 96,
      cell: task => (
        <Cell>
          <TaskOwner task={task} />
        </Cell>
      ),
    }),
    column('dueDate', {
      defaultWidth: narrow ? 116 : 136,
      cell: task => (
        <Cell>
          <DueDate dueDate={task.dueDate} overdue={task.overdue} />
        </Cell>
      ),
    }),
    column('state', {
      isHidden: narrow,
      defaultWidth: 124,
      cell: task => (
        <Cell>
          <TaskStateBadge state={task.state} />
        </Cell>
      ),
    }),
  ];
}
