import type { Risk } from 'backstage-plugin-well-architected-common';
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
      },
    ],
  };
}

function task(state: string, risk: Risk = 'HIGH'): TaskRow {
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
    now: NOW,
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
    from: string;
    review: FollowedReview[];
    tracked?: Risk[];
    to: string;
    because?: string;
  }>([
    { from: 'open', review: [review('HIGH', LATER)], to: 'open' },
    { from: 'in-progress', review: [review('HIGH', LATER)], to: 'in-progress' },
    { from: 'done', review: [review('HIGH', EARLIER)], to: 'done' },
    { from: 'done', review: [review('HIGH', DONE_AT)], to: 'done' },
    {
      from: 'done',
      review: [review('HIGH', LATER)],
      to: 'open',
      because: 'A later review still shows the risk',
    },
    {
      from: 'resolved',
      review: [review('HIGH')],
      to: 'open',
      because: 'The review shows the risk again',
    },
    ...['open', 'in-progress', 'done'].flatMap(from => [
      {
        from,
        review: [review('NONE')],
        to: 'resolved',
        because: 'The review shows no risk any more',
      },
      {
        from,
        review: [],
        to: 'resolved',
        because: 'The review no longer has this question',
      },
    ]),
    {
      from: 'open',
      review: [review('MEDIUM')],
      to: 'resolved',
      because: 'The review shows a medium risk only',
    },
    {
      from: 'open',
      review: [review('MEDIUM')],
      tracked: ['HIGH', 'MEDIUM'],
      to: 'open',
    },
    {
      from: 'open',
      review: [review('UNANSWERED')],
      to: 'resolved',
      because: 'The question has no answer any more',
    },
    {
      from: 'open',
      review: [review('NOT_APPLICABLE')],
      to: 'resolved',
      because: 'The question does not apply any more',
    },
    {
      from: 'open',
      review: [review('HIGH')],
      tracked: ['MEDIUM'],
      to: 'resolved',
      because: 'A high risk is not tracked',
    },
    { from: 'resolved', review: [review('NONE')], to: 'resolved' },
    { from: 'resolved', review: [], to: 'resolved' },
  ])(
    'a task goes from $from to $to: $because',
    ({ from, review: reviews, tracked, to, because }) => {
      const before = [task(from)];
      const followed = follow(before, reviews, tracked);
      const [after] = apply(before, followed);

      expect(after.state).toBe(to);
      expect(after.state_changed_at).toBe(from === to ? DONE_AT : NOW);
      expect(followed.history.filter(({ field }) => field === 'state')).toEqual(
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
                reason: because,
              },
            ],
      );
      // What people wrote stays, and the same again changes nothing.
      expect(after).toMatchObject({
        owner_ref: 'group:default/shop',
        due_date: '2026-12-01',
        note: 'Ask the platform team',
        ticket_url: 'https://tickets.example/1',
      });
      expect(follow([after], reviews, tracked)).toEqual(NOTHING);
    },
  );

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

  it('takes over how a newer lens words the question, without history', () => {
    const before = { ...task('open'), title: 'Identities?', pillar_id: 'sec' };
    const { updates, history } = follow([before], [review('HIGH')]);
    expect(updates).toMatchObject([
      { title: 'Who may sign in?', pillar_id: 'security' },
    ]);
    expect(history).toEqual([]);
  });

  it('keeps one task for each lens that has the same question', () => {
    const other = { ...review('HIGH'), lensAlias: 'arn:aws:lens/1' };
    const { inserts } = follow([task('open')], [review('HIGH'), other]);
    expect(inserts).toMatchObject([{ lens_alias: 'arn:aws:lens/1' }]);
  });

  it('gives the same question the same identity for ever', () => {
    expect(ID).toBe('fde59e8696fa87074c6647911ce7972b');
    expect(taskId('w1', 'a', 'b')).not.toBe(taskId('w1a', '', 'b'));
  });
});
