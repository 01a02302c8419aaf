import type { Notice } from '../store/Notice';
import type { TaskNoticeRow } from '../store/tables';
import { toldTogether } from './toldTogether';

const ADA = 'user:default/ada';
const BO = 'user:default/bo';
const CY = 'user:default/cy';

const row = (id: string, at: string, notice: Notice): TaskNoticeRow => ({
  id,
  kind: notice.kind,
  task_id: id,
  about: JSON.stringify(notice),
  created_at: at,
  attempts: 0,
  next_try_at: at,
  sent_at: null,
});

const assigned = (id: string, at = 'noon', owner = ADA, actor = BO) =>
  row(id, at, { kind: 'assigned', taskId: id, version: 2, owner, actor });

const reopened = (id: string) =>
  row(id, 'noon', {
    kind: 'reopened',
    taskId: id,
    version: 2,
    reason: { event: 'atRisk' },
  });

describe('toldTogether', () => {
  it.each<[string, TaskNoticeRow[], string[]]>([
    ['nothing where nothing waits', [], []],
    [
      'one by one, where there are few',
      ['a', 'b', 'c'].map(id => assigned(id)),
      ['a', 'b', 'c'],
    ],
    [
      'together, where there are many',
      ['a', 'b', 'c', 'd'].map(id => assigned(id)),
      ['a b c d'],
    ],
    [
      'apart, what other changes were',
      ['a', 'b', 'c', 'd'].map(id => assigned(id, `at ${id}`)),
      ['a', 'b', 'c', 'd'],
    ],
    [
      'apart, what others were given, and what others gave',
      [
        assigned('a'),
        assigned('b', 'noon', CY),
        assigned('c'),
        assigned('d', 'noon', ADA, CY),
        assigned('e'),
        assigned('f'),
      ],
      ['a c e f', 'b', 'd'],
    ],
    [
      'one by one, whatever else there is',
      ['a', 'b', 'c', 'd'].map(reopened),
      ['a', 'b', 'c', 'd'],
    ],
  ])('tells %s', (_, waiting, told) => {
    expect(
      toldTogether(waiting).map(rows => rows.map(({ id }) => id).join(' ')),
    ).toEqual(told);
  });
});
