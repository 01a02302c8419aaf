import {
  addRiskCounts,
  NO_RISKS,
  scoreRisks,
  type Answer,
  type LensScore,
  type Milestone,
  type WorkloadDetail,
} from 'backstage-plugin-well-architected-common';
import { answer } from '../../tasks/__fixtures__/task';

const lensAlias = 'wellarchitected';
const lensName = 'AWS Well-Architected Framework';

/** The framework lens with two pillars, each by how many questions are at high and at no risk. */
function lensScore(
  security: { high: number; none: number },
  reliability: { high: number; none: number },
): LensScore {
  const counts = [security, reliability].map(some => ({
    ...NO_RISKS,
    ...some,
  }));
  return {
    lensAlias,
    lensName,
    overall: scoreRisks(addRiskCounts(counts)),
    pillars: [
      ['security', 'Security'],
      ['reliability', 'Reliability'],
    ].map(([pillarId, pillarName], index) => ({
      pillarId,
      pillarName,
      milestoneScore: null,
      ...scoreRisks(counts[index]),
    })),
  };
}

const milestone = (
  milestoneNumber: number,
  milestoneName: string,
  recordedAt: string,
  lens: LensScore,
): Milestone => ({
  milestoneNumber,
  milestoneName,
  recordedAt,
  lenses: [lens],
});

const now = lensScore({ high: 1, none: 3 }, { high: 0, none: 4 });

/** A workload in production with two milestones and a score that rose since. */
export const workload: WorkloadDetail = {
  workloadId: 'workload-1',
  workloadArn:
    'arn:aws:wellarchitected:eu-west-1:111122223333:workload/workload-1',
  workloadName: 'payments-prod',
  environment: 'PRODUCTION',
  accountId: '111122223333',
  region: 'eu-west-1',
  sourceId: 'source-1',
  reviewOwner: 'payments',
  improvementStatus: 'IN_PROGRESS',
  consoleUrl: 'https://console.example.com/wellarchitected',
  updatedAt: '2026-02-01T00:00:00Z',
  depth: 'details',
  syncedAt: '2026-02-02T00:00:00Z',
  archivedAt: null,
  stale: false,
  failingSince: null,
  links: [],
  description: 'Takes payments.',
  notes: 'Reviewed with the platform team.',
  lensReviews: [
    {
      ...now,
      lensArn: 'arn:aws:wellarchitected::aws:lens/wellarchitected',
      lensVersion: '2025-02-25',
      lensStatus: 'CURRENT',
      updatedAt: '2026-02-01T00:00:00Z',
      notes: 'Security first.',
    },
  ],
  milestones: [
    milestone(
      1,
      'First review',
      '2025-06-01T00:00:00Z',
      lensScore({ high: 3, none: 1 }, { high: 2, none: 2 }),
    ),
    milestone(
      2,
      'After the summer',
      '2025-10-01T00:00:00Z',
      lensScore({ high: 2, none: 2 }, { high: 0, none: 4 }),
    ),
  ],
  history: [
    {
      at: '2025-12-01T00:00:00Z',
      lensAlias,
      overall: scoreRisks({ ...NO_RISKS, high: 3, none: 5 }),
    },
    { at: '2026-02-01T00:00:00Z', lensAlias, overall: now.overall },
  ],
};

/** Questions of both pillars, one of each risk. */
export const answers: Answer[] = [
  answer,
  {
    ...answer,
    questionId: 'incidents',
    title: 'What happens when somebody breaks in?',
    risk: 'NONE',
    choices: [],
    taskId: undefined,
  },
  {
    ...answer,
    questionId: 'quotas',
    pillarId: 'reliability',
    pillarName: 'Reliability',
    title: 'Which limits are near?',
    risk: 'MEDIUM',
    taskId: 'task-2',
  },
  {
    ...answer,
    questionId: 'backups',
    pillarId: 'reliability',
    pillarName: 'Reliability',
    title: 'Where do the copies of the data lie?',
    risk: 'UNANSWERED',
    taskId: undefined,
  },
  {
    ...answer,
    questionId: 'faults',
    pillarId: 'reliability',
    pillarName: 'Reliability',
    title: 'What falls when one part falls?',
    risk: 'NOT_APPLICABLE',
    applicable: false,
    reason: 'ARCHITECTURE_CONSTRAINTS',
    taskId: undefined,
  },
];
