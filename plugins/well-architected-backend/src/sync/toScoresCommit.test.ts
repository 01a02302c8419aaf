import { NO_RISKS } from 'backstage-plugin-well-architected-common';
import type { ReportedWorkload } from '../aws';
import { toScoresCommit, type LensNames } from './toScoresCommit';

const ARN = 'arn:aws:wellarchitected::aws:lens/wellarchitected';
const NAMES: LensNames = {
  lensArn: ARN,
  lensVersion: '2025',
  lensName: 'Framework',
  pillars: [
    { pillarId: 'security', pillarName: 'Security' },
    { pillarId: 'costOptimization', pillarName: 'Cost Optimization' },
  ],
};
const REPORTED: ReportedWorkload = {
  workloadId: 'w1',
  updatedAt: '2026-05-01T00:00:00.000Z',
  hash: 'told',
  lenses: [
    {
      lensArn: ARN,
      lensAlias: 'wellarchitected',
      pillars: [
        { pillarId: 'new', riskCounts: NO_RISKS },
        { pillarId: 'costOptimization', riskCounts: { ...NO_RISKS, none: 2 } },
        { pillarId: 'security', riskCounts: { ...NO_RISKS, high: 1 } },
      ],
      questions: [
        {
          questionId: 'identities',
          pillarId: 'security',
          risk: 'HIGH',
          improvements: ['mfa'],
        },
      ],
    },
  ],
};

describe('toScoresCommit', () => {
  it('takes names and order from a review of the lens, ids where it has none', () => {
    const [lens] = toScoresCommit(REPORTED, () => NAMES).lensReviews;
    expect(lens.review).toMatchObject({
      lens_name: 'Framework',
      lens_version: '2025',
    });
    expect(lens.pillars).toEqual([
      {
        pillarId: 'security',
        pillarName: 'Security',
        riskCounts: { ...NO_RISKS, high: 1 },
      },
      {
        pillarId: 'costOptimization',
        pillarName: 'Cost Optimization',
        riskCounts: { ...NO_RISKS, none: 2 },
      },
      { pillarId: 'new', pillarName: 'new', riskCounts: NO_RISKS },
    ]);
  });

  it('names a lens that was never read by its alias, and keeps the order told', () => {
    const [lens] = toScoresCommit(REPORTED, () => undefined).lensReviews;
    expect(lens.review).toMatchObject({
      lens_name: 'wellarchitected',
      lens_version: '',
    });
    expect(lens.pillars.map(({ pillarName }) => pillarName)).toEqual([
      'new',
      'costOptimization',
      'security',
    ]);
  });

  it('stores the questions at risk with what is missing', () => {
    const commit = toScoresCommit(REPORTED, () => NAMES);
    expect(commit).toMatchObject({ id: 'w1', reportHash: 'told' });
    expect(commit.lensReviews[0].answers).toEqual([
      {
        question_id: 'identities',
        pillar_id: 'security',
        risk: 'HIGH',
        improvements: '["mfa"]',
      },
    ]);
  });
});
