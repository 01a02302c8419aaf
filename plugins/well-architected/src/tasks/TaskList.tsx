import type { Task } from 'backstage-plugin-well-architected-common';
import type { ReactNode } from 'react';
import { RiskBadge } from '../charts/RiskBadge';
import { DueDate } from './DueDate';
import styles from './TaskList.module.css';

/** A few tasks in their order, with risk and due date. */
export function TaskList({
  tasks,
  title,
  about,
}: {
  tasks: readonly Task[];
  /** The question, leading to its task. */
  title(task: Task): ReactNode;
  /** What else the reader should know of a task. */
  about(task: Task): ReactNode;
}) {
  return (
    <ol className={styles.tasks}>
      {tasks.map(task => (
        <li key={task.taskId} className={styles.task}>
          <RiskBadge risk={task.risk} />
          <span className={styles.question}>
            {title(task)}
            <span className={styles.details}>
              {about(task)}
              {task.dueDate && (
                <DueDate dueDate={task.dueDate} overdue={task.overdue} />
              )}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
