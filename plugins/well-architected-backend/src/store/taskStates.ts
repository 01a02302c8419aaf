import type { TaskState } from 'backstage-plugin-well-architected-common';

/** The states of tasks that people still have something to do for. */
export const TO_DO: TaskState[] = ['open', 'in-progress'];

/** The states of tasks whose risk stands: not seen to be gone, and not accepted. */
export const UNRESOLVED: TaskState[] = [...TO_DO, 'done'];
