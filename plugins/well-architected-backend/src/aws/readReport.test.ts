import type {
  ConsolidatedReportMetric,
  PillarMetric,
} from '@aws-sdk/client-wellarchitected';
import { NO_RISKS } from 'backstage-plugin-well-architected-common';
import { reportHashOf, toReportedWorkload } from './readReport';
import type { LensReviewContent, QuestionContent } from './types';

const LENS_ARN = 'arn:aws:wellarchitected::aws:lens/wellarchitected';
const UPDATED_AT = new Date('2026-05-01T00:00:00.000Z');

const IDENTITIES = {
  QuestionId: 'identities',
  Risk: 'HIGH' as const,
  BestPractices: [{ ChoiceId: 'mfa' }, { ChoiceId: 'roles' }],
};
const INCIDENTS = {
  QuestionId: 'incidents',
  Risk: 'MEDIUM' as const,
  BestPractices: [{ ChoiceId: 'drills' }],
};
const SECURITY = {
  PillarId: 'security',
  RiskCounts: { HIGH: 1, MEDIUM: 1, NONE: 1 },
  Questions: [IDENTITIES, INCIDENTS],
};
const COST = { PillarId: 'costOptimization', RiskCounts: { NONE: 4 } };

function metric(pillars: PillarMetric[]): ConsolidatedReportMetric {
  return {
    WorkloadId: 'w1',
    UpdatedAt: UPDATED_AT,
    Lenses: [{ LensArn: LENS_ARN, Pillars: pillars }],
  };
}

const hashOf = (pillars: PillarMetric[]) =>
  toReportedWorkload(metric(pillars)).hash;

describe('toReportedWorkload', () => {
  it('tells counts by pillar and the questions at risk', () => {
    expect(toReportedWorkload(metric([SECURITY, COST]))).toEqual({
      workloadId: 'w1',
      updatedAt: '2026-05-01T00:00:00.000Z',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      lenses: [
        {
          lensArn: LENS_ARN,
          lensAlias: 'wellarchitected',
          pillars: [
            {
              pillarId: 'security',
              riskCounts: { ...NO_RISKS, high: 1, medium: 1, none: 1 },
            },
            {
              pillarId: 'costOptimization',
              riskCounts: { ...NO_RISKS, none: 4 },
            },
          ],
          questions: [
            {
              questionId: 'identities',
              pillarId: 'security',
              risk: 'HIGH',
              improvements: ['mfa', 'roles'],
            },
            {
              questionId: 'incidents',
              pillarId: 'security',
              risk: 'MEDIUM',
              improvements: ['drills'],
            },
          ],
        },
      ],
    });
  });

  it('hashes the same, in whatever order things are told', () => {
    const turned = {
      ...SECURITY,
      Questions: [
        INCIDENTS,
        {
          ...IDENTITIES,
          BestPractices: [...IDENTITIES.BestPractices].reverse(),
        },
      ],
    };
    expect(hashOf([COST, turned])).toBe(hashOf([SECURITY, COST]));
  });

  it.each([
    ['a count is', { ...SECURITY, RiskCounts: { HIGH: 1, MEDIUM: 1 } }],
    [
      'a risk is',
      {
        ...SECURITY,
        Questions: [{ ...IDENTITIES, Risk: 'MEDIUM' as const }, INCIDENTS],
      },
    ],
    [
      'what is missing is',
      {
        ...SECURITY,
        Questions: [
          { ...IDENTITIES, BestPractices: [{ ChoiceId: 'mfa' }] },
          INCIDENTS,
        ],
      },
    ],
    ['a question is', { ...SECURITY, Questions: [IDENTITIES] }],
  ])('hashes otherwise when %s another', (_, other) => {
    expect(hashOf([other, COST])).not.toBe(hashOf([SECURITY, COST]));
  });
});

describe('reportHashOf', () => {
  const question = (
    questionId: string,
    risk: QuestionContent['risk'],
    improvements: string[],
  ): QuestionContent => ({
    questionId,
    pillarId: 'security',
    title: questionId,
    risk,
    applicable: true,
    reason: null,
    jiraIssueUrl: null,
    prioritized: false,
    choices: [],
    choiceAnswers: {},
    improvements,
  });
  const review: LensReviewContent = {
    lensAlias: 'wellarchitected',
    lensArn: LENS_ARN,
    lensName: 'Framework',
    lensVersion: '1',
    lensStatus: 'CURRENT',
    notes: '',
    updatedAt: UPDATED_AT.toISOString(),
    pillars: [
      {
        pillarId: 'security',
        pillarName: 'Security',
        riskCounts: { ...NO_RISKS, high: 1, medium: 1, none: 1 },
      },
      {
        pillarId: 'costOptimization',
        pillarName: 'Cost Optimization',
        riskCounts: { ...NO_RISKS, none: 4 },
      },
    ],
    questions: [
      question('events', 'NONE', []),
      question('incidents', 'MEDIUM', ['drills']),
      question('identities', 'HIGH', ['roles', 'mfa']),
    ],
  };

  it('is the hash of the report on the same review', () => {
    expect(reportHashOf([review])).toBe(hashOf([SECURITY, COST]));
  });

  it('is another one where the report would tell something else', () => {
    expect(
      reportHashOf([{ ...review, questions: review.questions.slice(0, 2) }]),
    ).not.toBe(hashOf([SECURITY, COST]));
  });
});
