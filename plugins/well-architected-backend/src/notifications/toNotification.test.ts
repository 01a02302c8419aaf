import type { Notice } from '../store/Notice';
import type { NoticedTaskRow } from '../store/NoticeStore';
import { toNotification, toNotificationOfSeveral } from './toNotification';

const ADA = 'user:default/ada';
const BO = 'user:default/bo';
const TEAM = 'group:default/shop-team';

const task = (changes: Partial<NoticedTaskRow> = {}): NoticedTaskRow => ({
  id: 'task-1',
  title: 'How do you back up data?',
  state: 'open',
  owner_ref: ADA,
  due_date: null,
  approved_by: null,
  accepted_until: null,
  workload_name: 'Shop',
  owner_version: 3,
  state_version: 3,
  ...changes,
});

const assigned = (
  owner: string,
  actor = BO,
): Notice & { kind: 'assigned' } => ({
  kind: 'assigned',
  taskId: 'task-1',
  version: 3,
  owner,
  actor,
});
const reopened = (
  event: (Notice & { kind: 'reopened' })['reason']['event'] = 'atRisk',
): Notice => ({
  kind: 'reopened',
  taskId: 'task-1',
  version: 3,
  reason: { event },
});
const ending: Notice = {
  kind: 'acceptance-ending',
  taskId: 'task-1',
  acceptedUntil: '2026-03-08',
};
const accepted = (changes: Partial<NoticedTaskRow>) =>
  task({ state: 'accepted', accepted_until: '2026-03-08', ...changes });
const due = (
  overdue: number,
  dueSoon: number,
  ...titles: string[]
): Notice & { kind: 'due' } => ({
  kind: 'due',
  person: ADA,
  day: '2026-03-01',
  overdue,
  dueSoon,
  first: titles.map(title => ({ title, workloadName: 'Shop' })),
});

describe('toNotification', () => {
  it.each<[string, Notice, NoticedTaskRow | undefined, string[] | undefined]>([
    ['the new owner', assigned(ADA), task(), [ADA]],
    ['a group that is', assigned(TEAM), task({ owner_ref: TEAM }), [TEAM]],
    [
      'nobody of an owner that the task had',
      assigned(ADA),
      task({ owner_ref: BO, owner_version: 4 }),
      undefined,
    ],
    [
      'nobody of an owner that the task has got again since',
      assigned(ADA),
      task({ owner_version: 5 }),
      undefined,
    ],
    ['the owner of a reopened task', reopened(), task(), [ADA]],
    [
      'the owner that it has by now',
      reopened(),
      task({ owner_ref: TEAM, owner_version: 4 }),
      [TEAM],
    ],
    [
      'nobody of a reopened task without an owner',
      reopened(),
      task({ owner_ref: null }),
      undefined,
    ],
    [
      'nobody of a reopened task whose state is another one by now',
      reopened(),
      task({ state: 'resolved', state_version: 4 }),
      undefined,
    ],
    [
      'owner and approver of an acceptance',
      ending,
      accepted({ approved_by: TEAM }),
      [ADA, TEAM],
    ],
    [
      'somebody who is both once',
      ending,
      accepted({ approved_by: ADA }),
      [ADA],
    ],
    [
      'the approver where there is no owner',
      ending,
      accepted({ owner_ref: null, approved_by: BO }),
      [BO],
    ],
    [
      'nobody of an acceptance that goes on',
      ending,
      accepted({ accepted_until: '2026-04-01', approved_by: BO }),
      undefined,
    ],
    [
      'nobody of an acceptance that is over',
      ending,
      task({ approved_by: BO }),
      undefined,
    ],
    ['the person of a digest', due(1, 0, 'How?'), undefined, [ADA]],
  ])('tells %s', (_, notice, row, told) => {
    const { recipients } = toNotification(notice, row) ?? {};
    expect(
      recipients?.type === 'entity' ? recipients.entityRef : recipients,
    ).toEqual(told);
  });

  it('leaves out who assigned a task to a group of theirs', () => {
    expect(
      toNotification(assigned(TEAM, ADA), task({ owner_ref: TEAM }))
        ?.recipients,
    ).toEqual({ type: 'entity', entityRef: [TEAM], excludeEntityRef: ADA });
    expect(toNotification(reopened(), task())?.recipients).toEqual({
      type: 'entity',
      entityRef: [ADA],
    });
  });

  it.each<[Notice, NoticedTaskRow | undefined, string, string, string]>([
    [
      assigned(ADA),
      task({ due_date: '2026-03-31' }),
      'Assigned to you: How do you back up data?',
      'By bo, due on 2026-03-31. Workload: Shop',
      'normal',
    ],
    [
      assigned(TEAM, 'external:importer'),
      task({ owner_ref: TEAM }),
      'Assigned to shop-team: How do you back up data?',
      'By importer. Workload: Shop',
      'normal',
    ],
    [
      reopened('atRisk'),
      task(),
      'Reopened: How do you back up data?',
      'The review shows the risk again. Workload: Shop',
      'high',
    ],
    [
      reopened('riskRisen'),
      task(),
      'Reopened: How do you back up data?',
      'The risk has risen to high. Workload: Shop',
      'high',
    ],
    [
      reopened('contradicted'),
      task(),
      'Reopened: How do you back up data?',
      'A later review still shows the risk. Workload: Shop',
      'high',
    ],
    [
      reopened('acceptanceEnded'),
      task(),
      'Reopened: How do you back up data?',
      'The acceptance of the risk has ended. Workload: Shop',
      'high',
    ],
    [
      ending,
      accepted({}),
      'Accepted until 2026-03-08: How do you back up data?',
      'After that day the task is open again. Workload: Shop',
      'normal',
    ],
    [
      due(1, 0, 'How?'),
      undefined,
      'Well-Architected tasks: 1 overdue',
      '“How?” (Shop)',
      'high',
    ],
    [
      due(0, 2, 'How?', 'Why?'),
      undefined,
      'Well-Architected tasks: 2 due within 7 days',
      '“How?” (Shop), “Why?” (Shop)',
      'normal',
    ],
    [
      due(4, 3, 'How?', 'Why?', 'When?'),
      undefined,
      'Well-Architected tasks: 4 overdue, 3 due within 7 days',
      '“How?” (Shop), “Why?” (Shop), “When?” (Shop), and 4 more',
      'high',
    ],
  ])('words %j', (notice, row, title, description, severity) => {
    expect(toNotification(notice, row)?.payload).toMatchObject({
      title,
      description,
      severity,
    });
  });

  it.each<[Notice, NoticedTaskRow | undefined, string, string]>([
    [
      assigned(ADA),
      task(),
      'assigned:task-1:3',
      '/well-architected?task=task-1',
    ],
    [reopened(), task(), 'reopened:task-1:3', '/well-architected?task=task-1'],
    [
      ending,
      accepted({}),
      'acceptance-ending:task-1:2026-03-08',
      '/well-architected?task=task-1',
    ],
    [
      due(1, 0, 'How?'),
      undefined,
      'due:user:default/ada:2026-03-01',
      '/well-architected',
    ],
  ])('links %j, and has a scope of its own', (notice, row, scope, link) => {
    expect(toNotification(notice, row)?.payload).toMatchObject({
      scope,
      link,
      topic: notice.kind,
    });
  });

  it('takes texts from AWS as text, and no more of them than is needed', () => {
    const { payload } = toNotification(
      assigned(ADA),
      task({
        title: `<b>How</b>\n\n do ${'😀'.repeat(300)}`,
        workload_name: 'w'.repeat(300),
      }),
    )!;
    expect(payload.title).toBe(
      `Assigned to you: <b>How</b> do ${'😀'.repeat(105)}…`,
    );
    expect(payload.description).toBe(`By bo. Workload: ${'w'.repeat(119)}…`);
    // The column of the notifications plugin.
    expect([...payload.title].length).toBeLessThan(255);
  });
});

describe('toNotificationOfSeveral', () => {
  const tasks = ['Backups', 'Networks', 'Keys', 'Costs', 'Alarms'].map(title =>
    task({ title }),
  );

  it.each([
    [ADA, '5 tasks assigned to you'],
    [TEAM, '5 tasks assigned to shop-team'],
  ])('tells %s how many there are, and names some', (owner, title) => {
    expect(toNotificationOfSeveral(assigned(owner), tasks)).toEqual({
      recipients: {
        type: 'entity',
        entityRef: [owner],
        excludeEntityRef: BO,
      },
      payload: {
        scope: 'assigned:task-1:3',
        topic: 'assigned',
        title,
        description:
          'By bo: “Backups” (Shop), “Networks” (Shop), “Keys” (Shop), and 2 more',
        severity: 'normal',
        link: '/well-architected',
      },
    });
  });
});
