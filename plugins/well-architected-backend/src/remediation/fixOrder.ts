import type { TaskRow } from '../store/tables';

const RISKS = ['HIGH', 'MEDIUM'];

/** Behind every rank that people may give. */
const NOT_RANKED = 99_999;
const NO_DATE = '99999999';

/**
 * What to fix first, as text that sorts so: by people's own order, by risk, as
 * AWS prioritizes, by the due date, as the lens asks. Digits of fixed width,
 * which every collation sorts alike, so that an index can walk a list of tasks.
 */
export function fixOrder(
  task: Pick<TaskRow, 'rank' | 'risk' | 'priority' | 'due_date' | 'position'>,
): string {
  const risk = RISKS.indexOf(task.risk);
  return [
    fiveDigits(task.rank ?? NOT_RANKED),
    risk < 0 ? RISKS.length : risk,
    fiveDigits(task.priority),
    task.due_date?.replaceAll('-', '') ?? NO_DATE,
    fiveDigits(task.position),
  ].join('');
}

function fiveDigits(number: number): string {
  return String(number).padStart(5, '0');
}
