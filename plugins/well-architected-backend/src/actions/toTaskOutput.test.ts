import type {
  AnswerDetail,
  TaskChange,
  TaskDetail,
} from 'backstage-plugin-well-architected-common';
import { toTaskOutput } from './toTaskOutput';

const CHANGE: TaskChange = {
  at: '2026-11-25T09:00:00.000Z',
  actor: 'sync',
  field: 'state',
  before: 'done',
  after: 'open',
};

const TASK: TaskDetail = {
  taskId: 't1',
  version: 3,
  workloadId: 'w1',
  workloadName: 'Checkout',
  lensAlias: 'wellarchitected',
  lensName: 'AWS Well-Architected Framework',
  questionId: 'identities',
  title: 'How are identities managed?',
  pillarId: 'security',
  pillarName: 'Security',
  risk: 'HIGH',
  state: 'open',
  owner: null,
  ownerLeft: false,
  dueDate: null,
  overdue: false,
  note: '',
  rank: null,
  ticketUrl: null,
  acceptanceReason: null,
  approvedBy: null,
  acceptedUntil: null,
  createdAt: CHANGE.at,
  updatedAt: CHANGE.at,
  suggestedOwner: null,
  steps: [
    { choiceId: 'mfa', title: 'A second factor' },
    { choiceId: 'audit', title: 'Audit', text: 'Look.', url: 'https://a.b' },
  ],
  tickedSteps: [{ choiceId: 'audit', actor: 'user:default/a', at: CHANGE.at }],
  comments: [],
  history: [],
  consoleUrl: 'https://console.aws.amazon.com',
};

const QUESTION: AnswerDetail = {
  questionId: 'identities',
  pillarId: 'security',
  pillarName: 'Security',
  title: TASK.title,
  description: 'People and machines.',
  risk: 'HIGH',
  applicable: true,
  notes: 'Asked in June.',
  choices: [
    { choiceId: 'mfa', title: 'A second factor', status: 'UNSELECTED' },
    { choiceId: 'central', title: 'One place', status: 'SELECTED' },
    { choiceId: 'keys', title: 'No keys', status: 'NOT_APPLICABLE' },
  ],
};

describe('a task for agents', () => {
  it('has the steps that are missing, with those that are ticked off', () => {
    expect(toTaskOutput(TASK, QUESTION).steps).toEqual([
      { title: 'A second factor', ticked: false },
      { title: 'Audit', text: 'Look.', url: 'https://a.b', ticked: true },
    ]);
  });

  it('tells what its question means and which best practices are in place', () => {
    expect(toTaskOutput(TASK, QUESTION)).toMatchObject({
      why: 'People and machines.',
      answerNotes: 'Asked in June.',
      inPlace: ['One place'],
    });
  });

  it('stands without its question', () => {
    expect(toTaskOutput(TASK, undefined)).toMatchObject({
      title: TASK.title,
      why: undefined,
      answerNotes: null,
      inPlace: [],
    });
  });

  it('tells the last ten changes, and in a word why a sync made them', () => {
    const history = Array.from(
      { length: 12 },
      (_, index): TaskChange => ({
        ...CHANGE,
        version: 12 - index,
        ...(index === 0 && { reason: { event: 'contradicted' } }),
      }),
    );
    const told = toTaskOutput({ ...TASK, history }, QUESTION).history;
    expect(told.map(({ reason }) => reason)).toEqual([
      'contradicted',
      ...new Array(9).fill(undefined),
    ]);
    expect(told).toMatchObject(
      history.slice(0, 10).map(({ version }) => ({ version })),
    );
  });
});
