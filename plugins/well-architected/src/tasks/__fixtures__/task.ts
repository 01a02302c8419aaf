import type {
  Answer,
  TaskDetail,
} from 'backstage-plugin-well-architected-common';

/** A question at high risk: two best practices missing, one in place, one that does not apply. */
export const answer: Answer = {
  questionId: 'identities',
  pillarId: 'security',
  pillarName: 'Security',
  title: 'Who may sign in, and with what?',
  description:
    'People and machines need identities.\nWhoever holds one can act with it.',
  helpfulResourceUrl: 'https://docs.example.com/identities',
  risk: 'HIGH',
  applicable: true,
  choices: [
    {
      choiceId: 'strong_sign_in',
      title: 'A second factor at every door',
      status: 'UNSELECTED',
    },
    {
      choiceId: 'temporary_credentials',
      title: 'Credentials that expire',
      status: 'UNSELECTED',
    },
    {
      choiceId: 'central_provider',
      title: 'One directory for everyone',
      status: 'SELECTED',
    },
    {
      choiceId: 'groups',
      title: 'Rights by team',
      status: 'NOT_APPLICABLE',
      reason: 'OUT_OF_SCOPE',
    },
    {
      choiceId: 'identities_no',
      title: 'None of these',
      status: 'UNSELECTED',
    },
  ],
  jiraIssueUrl: 'https://jira.example.com/browse/WA-1',
  taskId: 'task-1',
};

/** The task of {@link answer}, assigned to a group and due. */
export const task: TaskDetail = {
  taskId: 'task-1',
  version: 3,
  workloadId: 'workload-1',
  workloadName: 'payments-prod',
  lensAlias: 'wellarchitected',
  lensName: 'AWS Well-Architected Framework',
  questionId: answer.questionId,
  title: answer.title,
  pillarId: answer.pillarId,
  pillarName: answer.pillarName,
  risk: 'HIGH',
  overdue: true,
  state: 'in-progress',
  owner: 'group:default/payments',
  ownerLeft: false,
  dueDate: '2026-03-31',
  note: 'Start with the deployment role.',
  ticketUrl: 'https://tickets.example.com/WA-1',
  rank: null,
  acceptanceReason: null,
  approvedBy: null,
  acceptedUntil: null,
  createdAt: '2026-01-10T08:00:00Z',
  updatedAt: '2026-02-03T09:30:00Z',
  answer,
  steps: [
    {
      choiceId: 'strong_sign_in',
      title: 'A second factor at every door',
      text: 'Ask for a second factor wherever people sign in.',
      url: 'https://docs.example.com/strong-sign-in',
    },
  ],
  tickedSteps: [],
  comments: [],
  history: [
    {
      version: 3,
      at: '2026-02-03T09:30:00Z',
      actor: 'user:default/jane',
      field: 'owner',
      before: null,
      after: 'group:default/payments',
    },
    {
      version: 3,
      at: '2026-02-03T09:30:00Z',
      actor: 'user:default/jane',
      field: 'dueDate',
      before: null,
      after: '2026-03-31',
    },
    {
      version: 2,
      at: '2026-01-20T12:00:00Z',
      actor: 'user:default/jane',
      field: 'state',
      before: 'open',
      after: 'in-progress',
    },
    {
      version: 1,
      at: '2026-01-10T08:00:00Z',
      actor: 'sync',
      field: 'created',
      before: null,
      after: 'HIGH',
    },
  ],
  entityRefs: ['component:default/payments'],
  suggestedOwner: 'group:default/payments',
  consoleUrl: 'https://console.example.com/wellarchitected',
};
