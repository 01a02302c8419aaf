import type { Task } from 'backstage-plugin-well-architected-common';
import { stringify } from 'csv-stringify';
import { compose, Transform } from 'stream';

const COLUMNS: Array<{ header: string; key: keyof Task }> = [
  { header: 'Entities', key: 'entityRefs' },
  { header: 'Workload', key: 'workloadName' },
  { header: 'Lens', key: 'lensName' },
  { header: 'Pillar', key: 'pillarName' },
  { header: 'Question', key: 'title' },
  { header: 'Risk', key: 'risk' },
  { header: 'State', key: 'state' },
  { header: 'Owner', key: 'owner' },
  { header: 'Owner left the catalog', key: 'ownerLeft' },
  { header: 'Due date', key: 'dueDate' },
  { header: 'Overdue', key: 'overdue' },
  { header: 'Rank', key: 'rank' },
  { header: 'Ticket', key: 'ticketUrl' },
  { header: 'Note', key: 'note' },
  { header: 'Why the risk is accepted', key: 'acceptanceReason' },
  { header: 'Approved by', key: 'approvedBy' },
  { header: 'Accepted until', key: 'acceptedUntil' },
  { header: 'Created', key: 'createdAt' },
  { header: 'Updated', key: 'updatedAt' },
  { header: 'Task', key: 'taskId' },
];

/**
 * Turns pages of tasks into CSV that a spreadsheet opens: UTF-8 with a mark
 * that says so, and no cell that it would take for a formula.
 */
export function taskCsv() {
  const cells = new Transform({
    writableObjectMode: true,
    readableObjectMode: true,
    transform(page: Task[], _encoding, done) {
      page.forEach(task =>
        this.push(COLUMNS.map(({ key }) => toCell(task[key]))),
      );
      done();
    },
  });
  return compose(
    cells,
    stringify({
      header: true,
      columns: COLUMNS.map(({ header }) => header),
      bom: true,
      escape_formulas: true,
      // Nor is a part of one a cell, where a spreadsheet splits at semicolons.
      quoted: true,
      record_delimiter: 'windows',
    }),
  );
}

function toCell(value: Task[keyof Task]): string {
  if (Array.isArray(value)) {
    return value.join(' ');
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  return String(value ?? '');
}
