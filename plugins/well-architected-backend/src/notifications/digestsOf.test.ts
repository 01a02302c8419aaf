import type { DueTaskRow } from '../store/NoticeStore';
import { digestsOf } from './digestsOf';

const DAY = '2026-03-01';
const ADA = 'user:default/ada';
const BO = 'user:default/bo';
const TEAM = 'group:default/team';
const GONE = 'group:default/gone';

const task = (
  title: string,
  owner_ref: string,
  due_date: string,
): DueTaskRow => ({
  title,
  owner_ref,
  due_date,
  workload_name: 'Shop',
});

const PEOPLE = new Map([
  [ADA, [ADA]],
  [BO, [BO]],
  [TEAM, [ADA, BO]],
  [GONE, []],
]);

describe('digestsOf', () => {
  it.each<[string, DueTaskRow[], string[]]>([
    ['nothing is due', [], []],
    ['a task is overdue', [task('a', ADA, '2026-02-28')], ['ada 1+0 a']],
    ['a task is due today', [task('a', ADA, DAY)], ['ada 0+1 a']],
    [
      'a task of a group is due',
      [task('a', TEAM, '2026-03-08')],
      ['ada 0+1 a', 'bo 0+1 a'],
    ],
    [
      'people have tasks beside those of a group',
      [
        task('a', TEAM, '2026-02-27'),
        task('b', BO, '2026-02-28'),
        task('c', TEAM, '2026-03-02'),
      ],
      ['ada 1+1 a c', 'bo 2+1 a b c'],
    ],
    [
      'there are more than three',
      ['a', 'b', 'c', 'd', 'e'].map(title => task(title, ADA, '2026-02-28')),
      ['ada 5+0 a b c'],
    ],
    ['nobody is behind the owner', [task('a', GONE, DAY)], []],
    ['the owner is not known', [task('a', 'group:default/new', DAY)], []],
  ])('is right when %s', (_, tasks, digests) => {
    expect(
      digestsOf(tasks, PEOPLE, DAY).map(
        digest =>
          digest.kind === 'due' &&
          `${digest.person.split('/')[1]} ${digest.overdue}+${
            digest.dueSoon
          } ${digest.first.map(({ title }) => title).join(' ')}`,
      ),
    ).toEqual(digests);
  });

  it('names workloads, and the day that makes it the only one of a person', () => {
    expect(digestsOf([task('a', ADA, DAY)], PEOPLE, DAY)).toEqual([
      {
        kind: 'due',
        person: ADA,
        day: DAY,
        overdue: 0,
        dueSoon: 1,
        first: [{ title: 'a', workloadName: 'Shop' }],
      },
    ]);
  });
});
