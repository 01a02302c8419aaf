import { noticesOf } from './noticesOf';
import type { TaskHistoryRow } from './tables';

const ADA = 'user:default/ada';
const TEAM = 'group:default/team';

describe('noticesOf', () => {
  const changed = (change: Partial<TaskHistoryRow>): TaskHistoryRow => ({
    task_id: 't',
    version: 3,
    field: 'note',
    at: '2026-03-01T00:00:00.000Z',
    actor: ADA,
    before: null,
    after: null,
    reason: null,
    sync_run_id: null,
    ...change,
  });
  const owner = (after: string | null, actor: string) =>
    changed({ field: 'owner', before: 'user:default/old', after, actor });
  const state = (before: string, after: string, event?: string) =>
    changed({
      field: 'state',
      actor: event ? 'sync' : ADA,
      before,
      after,
      reason: event ? JSON.stringify({ event }) : null,
    });
  const assigned = (to: string, actor: string) =>
    `assigned ${to} by ${actor} in 3`;

  it.each<[string, TaskHistoryRow, string | undefined]>([
    [
      'a person',
      owner(ADA, 'user:default/bo'),
      assigned(ADA, 'user:default/bo'),
    ],
    ['a group', owner(TEAM, ADA), assigned(TEAM, ADA)],
    [
      'a person, by a service',
      owner(ADA, 'external:x'),
      assigned(ADA, 'external:x'),
    ],
    ['oneself', owner(ADA, ADA), undefined],
    ['nobody', owner(null, ADA), undefined],
  ])('tells of a task that is assigned to %s', (_, change, told) => {
    expect(
      noticesOf([change]).map(
        notice =>
          notice.kind === 'assigned' &&
          `${notice.kind} ${notice.owner} by ${notice.actor} in ${notice.version}`,
      ),
    ).toEqual(told ? [told] : []);
  });

  it.each<[string, string, string | undefined, boolean]>([
    ['done', 'open', 'contradicted', true],
    ['done', 'open', 'riskRisen', true],
    ['accepted', 'open', 'acceptanceEnded', true],
    ['resolved', 'open', 'atRisk', true],
    ['obsolete', 'open', 'atRisk', true],
    ['open', 'resolved', 'riskGone', false],
    ['obsolete', 'resolved', 'riskGone', false],
    ['open', 'obsolete', 'questionGone', false],
    ['done', 'open', undefined, false],
    ['accepted', 'open', undefined, false],
    ['open', 'in-progress', undefined, false],
  ])('%s to %s (%s): told %p', (before, after, event, told) => {
    expect(noticesOf([state(before, after, event)])).toEqual(
      told
        ? [{ kind: 'reopened', taskId: 't', version: 3, reason: { event } }]
        : [],
    );
  });

  it('tells of every task that changed, and of nothing else', () => {
    expect(
      noticesOf([
        changed({ field: 'created', after: 'HIGH' }),
        changed({ field: 'note', after: ADA }),
        changed({ field: 'approvedBy', after: TEAM }),
        { ...owner(TEAM, ADA), task_id: 'a' },
        { ...state('resolved', 'open', 'atRisk'), task_id: 'b' },
      ]).map(notice => notice.kind),
    ).toEqual(['assigned', 'reopened']);
  });
});
