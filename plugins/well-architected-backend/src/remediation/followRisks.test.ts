import type {
  Risk,
  TaskChangeReason,
  TaskState,
} from 'backstage-plugin-well-architected-common';
import type { TaskRow } from '../store/tables';
import {
  createFollowRisks,
  taskId,
  type FollowedReview,
  type FollowedTasks,
} from './followRisks';

const DONE_AT = '2026-05-01T00:00:00.000Z';
const EARLIER = '2026-04-01T00:00:00.000Z';
const LATER = '2026-06-01T00:00:00.000Z';
const NOW = '2026-07-01T00:00:00.000Z';
const ID = taskId('w1', 'wellarchitected', 'identities');

function review(risk: Risk, updatedAt = EARLIER): FollowedReview {
  return {
    lensAlias: 'wellarchitected',
    updatedAt,
    questions: [
      {
        questionId: 'identities',
        pillarId: 'security',
        title: 'Who may sign in?',
        risk,
        prioritized: false,
        choices: [
          { choiceId: 'mfa', title: 'A second factor' },
          { choiceId: 'roles', title: 'Roles, not people' },
        ],
        choiceAnswers: {
          mfa: { status: 'SELECTED' },
          roles: { status: 'UNSELECTED' },
        },
      },
    ],
  };
}

function task(state: TaskState, risk: Risk = 'HIGH'): TaskRow {
  return {
    id: ID,
    workload_id: 'w1',
    lens_alias: 'wellarchitected',
    question_id: 'identities',
    pillar_id: 'security',
    title: 'Who may sign in?',
    risk,
    state,
    state_changed_at: DONE_AT,
    owner_ref: 'group:default/shop',
    due_date: '2026-12-01',
    note: 'Ask the platform team',
    ticket_url: 'https://tickets.example/1',
    acceptance_reason: state === 'accepted' ? 'The shop closes' : null,
    approved_by: state === 'accepted' ? 'user:default/ada' : null,
    accepted_until: state === 'accepted' ? '2026-12-31' : null,
    rank: 2,
    priority: 1000,
    position: 0,
    fix_order: '',
    version: 3,
    created_at: EARLIER,
    updated_at: DONE_AT,
  };
}

function follow(
  tasks: TaskRow[],
  reviews: FollowedReview[],
  trackedRisks: Risk[] = ['HIGH'],
): FollowedTasks {
  return createFollowRisks(trackedRisks)({
    workloadId: 'w1',
    tasks,
    reviews,
    pillarPriorities: [],
    now: NOW,
    syncRunId: 'run-1',
  });
}

/** The tasks as they are after what followed. */
function apply(tasks: TaskRow[], { inserts, updates }: FollowedTasks) {
  const updated = new Map(updates.map(row => [row.id, row]));
  return [...tasks.map(row => updated.get(row.id) ?? row), ...inserts];
}

const NOTHING = { inserts: [], updates: [], history: [] };

describe('followRisks', () => {
  it('opens a task for a tracked risk, and says so in its history', () => {
    const { inserts, updates, history } = follow([], [review('HIGH')]);
    expect(inserts).toEqual([
      {
        ...task('open'),
        state_changed_at: NOW,
        owner_ref: null,
        due_date: null,
        note: '',
        ticket_url: null,
        rank: null,
        fix_order: '999990010009999999900000',
        version: 1,
        created_at: NOW,
        updated_at: NOW,
      },
    ]);
    expect(updates).toEqual([]);
    expect(history).toEqual([
      {
        task_id: ID,
        version: 1,
        field: 'created',
        at: NOW,
        actor: 'sync',
        before: null,
        after: 'HIGH',
        reason: null,
        sync_run_id: 'run-1',
      },
    ]);
  });

  it.each<[Risk, Risk[], boolean]>([
    ['HIGH', ['HIGH'], true],
    ['MEDIUM', ['HIGH'], false],
    ['MEDIUM', ['HIGH', 'MEDIUM'], true],
    ['HIGH', ['MEDIUM'], false],
    ['NONE', ['HIGH', 'MEDIUM'], false],
    ['UNANSWERED', ['HIGH', 'MEDIUM'], false],
    ['NOT_APPLICABLE', ['HIGH', 'MEDIUM'], false],
  ])(
    'a new %s risk, when %p are tracked, opens a task: %p',
    (risk, tracked, opens) => {
      expect(follow([], [review(risk)], tracked).inserts).toHaveLength(
        opens ? 1 : 0,
      );
    },
  );

  it.each<{
    from: TaskState;
    was?: Risk;
    review: FollowedReview[];
    tracked?: Risk[];
    to: TaskState;
    because?: Omit<TaskChangeReason, 'choices'>;
  }>([
    { from: 'open', review: [review('HIGH', LATER)], to: 'open' },
    { from: 'in-progress', review: [review('HIGH', LATER)], to: 'in-progress' },
    { from: 'accepted', review: [review('HIGH', LATER)], to: 'accepted' },
    { from: 'done', review: [review('HIGH', EARLIER)], to: 'done' },
    { from: 'done', review: [review('HIGH', DONE_AT)], to: 'done' },
    {
      from: 'done',
      review: [review('HIGH', LATER)],
      to: 'open',
      because: { event: 'contradicted', risk: 'HIGH', reviewedAt: LATER },
    },
    {
      from: 'accepted',
      was: 'MEDIUM',
      review: [review('HIGH')],
      to: 'open',
      because: { event: 'riskRisen', risk: 'HIGH', reviewedAt: EARLIER },
    },
    {
      from: 'accepted',
      was: 'HIGH',
      review: [review('MEDIUM')],
      tracked: ['HIGH', 'MEDIUM'],
      to: 'accepted',
    },
    ...(['resolved', 'obsolete'] as const).map(from => ({
      from,
      review: [review('HIGH')],
      to: 'open' as const,
      because: { event: 'atRisk', risk: 'HIGH', reviewedAt: EARLIER } as const,
    })),
    ...(['open', 'in-progress', 'done', 'accepted'] as const).flatMap(from => [
      ...(['NONE', 'MEDIUM', 'UNANSWERED', 'NOT_APPLICABLE'] as const).map(
        risk => ({
          from,
          review: [review(risk, LATER)],
          to: 'resolved' as const,
          because: { event: 'riskGone', risk, reviewedAt: LATER } as const,
        }),
      ),
      {
        from,
        review: [],
        to: 'obsolete' as const,
        because: { event: 'questionGone' } as const,
      },
    ]),
    {
      from: 'open',
      review: [review('MEDIUM')],
      tracked: ['HIGH', 'MEDIUM'],
      to: 'open',
    },
    {
      from: 'open',
      review: [review('HIGH')],
      tracked: ['MEDIUM'],
      to: 'resolved',
      because: { event: 'riskGone', risk: 'HIGH', reviewedAt: EARLIER },
    },
    {
      from: 'obsolete',
      review: [review('NONE')],
      to: 'resolved',
      because: { event: 'riskGone', risk: 'NONE', reviewedAt: EARLIER },
    },
    { from: 'resolved', review: [review('NONE')], to: 'resolved' },
    { from: 'resolved', review: [], to: 'resolved' },
    { from: 'obsolete', review: [], to: 'obsolete' },
  ])(
    'a task goes from $from to $to: $because',
    ({ from, was, review: reviews, tracked, to, because }) => {
      const before = [task(from, was)];
      const followed = follow(before, reviews, tracked);
      const [after] = apply(before, followed);

      expect(after.state).toBe(to);
      expect(after.state_changed_at).toBe(from === to ? DONE_AT : NOW);
      const told = followed.history
        .filter(({ field }) => field === 'state')
        .map(entry => ({ ...entry, reason: JSON.parse(entry.reason!) }));
      expect(told).toEqual(
        from === to
          ? []
          : [
              {
                task_id: ID,
                version: 4,
                field: 'state',
                at: NOW,
                actor: 'sync',
                before: from,
                after: to,
                reason: {
                  ...because,
                  ...(reviews.length > 0 && { choices: ['A second factor'] }),
                },
                sync_run_id: 'run-1',
              },
            ],
      );
      // What people wrote stays, and the same again changes nothing.
      expect(after).toMatchObject({
        owner_ref: 'group:default/shop',
        due_date: '2026-12-01',
        note: 'Ask the platform team',
        ticket_url: 'https://tickets.example/1',
        rank: 2,
        approved_by: to === 'accepted' ? 'user:default/ada' : null,
      });
      expect(follow([after], reviews, tracked)).toEqual(NOTHING);
    },
  );

  it('tells how a risk was accepted when the acceptance is over', () => {
    const { history } = follow([task('accepted')], [review('NONE')]);
    expect(
      history.map(({ field, before, after }) => [field, before, after]),
    ).toEqual([
      ['risk', 'HIGH', 'NONE'],
      ['state', 'accepted', 'resolved'],
      ['acceptanceReason', 'The shop closes', null],
      ['approvedBy', 'user:default/ada', null],
      ['acceptedUntil', '2026-12-31', null],
    ]);
  });

  it('tells a change of the risk, and raises the version by one', () => {
    const { updates, history } = follow(
      [task('open')],
      [review('MEDIUM')],
      ['HIGH', 'MEDIUM'],
    );
    expect(updates).toMatchObject([
      { risk: 'MEDIUM', state: 'open', version: 4, updated_at: NOW },
    ]);
    expect(history).toMatchObject([
      { version: 4, field: 'risk', before: 'HIGH', after: 'MEDIUM' },
    ]);
  });

  it('takes over how a newer lens words the question, without history and in the same version', () => {
    const before = { ...task('open'), title: 'Identities?', pillar_id: 'sec' };
    const { updates, history } = follow([before], [review('HIGH')]);
    expect(updates).toMatchObject([
      {
        title: 'Who may sign in?',
        pillar_id: 'security',
        version: 3,
        updated_at: DONE_AT,
      },
    ]);
    expect(history).toEqual([]);
  });

  it("takes over what the workload's profile and pillar priorities put first, without history and in the same version", () => {
    const [prioritized] = [review('HIGH')];
    prioritized.questions[0].prioritized = true;
    const { updates, history } = createFollowRisks(['HIGH'])({
      workloadId: 'w1',
      tasks: [task('open')],
      reviews: [prioritized],
      pillarPriorities: ['reliability', 'security'],
      now: NOW,
      syncRunId: 'run-1',
    });
    expect(updates).toMatchObject([
      { priority: 1, rank: 2, version: 3, updated_at: DONE_AT },
    ]);
    expect(history).toEqual([]);
  });

  it('tells in one version what it takes over together with a change that the history tells', () => {
    const before = { ...task('open'), title: 'Identities?', position: 7 };
    const { updates, history } = follow([before], [review('NONE')]);
    expect(updates).toMatchObject([
      { title: 'Who may sign in?', position: 0, state: 'resolved', version: 4 },
    ]);
    expect(history.map(({ version, field }) => [version, field])).toEqual([
      [4, 'risk'],
      [4, 'state'],
    ]);
  });

  it('keeps one task for each lens that has the same question', () => {
    const other = { ...review('HIGH'), lensAlias: 'arn:aws:lens/1' };
    const { inserts } = follow([task('open')], [review('HIGH'), other]);
    expect(inserts).toMatchObject([{ lens_alias: 'arn:aws:lens/1' }]);
  });

  it('keeps the task that a question has, whatever its identity', () => {
    const { inserts, updates } = follow(
      [{ ...task('open'), id: 'of-an-earlier-version' }],
      [review('NONE')],
    );
    expect(inserts).toEqual([]);
    expect(updates).toMatchObject([
      { id: 'of-an-earlier-version', state: 'resolved' },
    ]);
  });
});

describe('taskId', () => {
  it('is the same for the same question in any database', () => {
    expect(ID).toBe('60c5590f72eef292e1f6e59924c90e1d');
  });

  it.each([
    { other: 'workload', id: taskId('w2', 'a', 'b') },
    { other: 'lens', id: taskId('w1', 'c', 'b') },
    { other: 'question', id: taskId('w1', 'a', 'c') },
    {
      other: 'lens, though lens and question read the same',
      id: taskId('w1', 'ab', ''),
    },
  ])('is another one for another $other', ({ id }) => {
    expect(id).not.toBe(taskId('w1', 'a', 'b'));
  });

  it('begins alike for all tasks of a workload, so that they lie together', () => {
    const halfOf = (id: string) => id.slice(0, 16);
    expect(halfOf(taskId('w1', 'c', 'd'))).toBe(halfOf(taskId('w1', 'a', 'b')));
  });
});
