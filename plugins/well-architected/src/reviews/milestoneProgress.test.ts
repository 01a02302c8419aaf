import {
  NO_RISKS,
  scoreRisks,
  type LensScore,
  type Milestone,
} from 'backstage-plugin-well-architected-common';
import { milestoneProgress } from './milestoneProgress';

const score = (none: number, high: number) =>
  scoreRisks({ ...NO_RISKS, none, high });

const lens = (
  lensAlias: string,
  overall: [number, number],
  pillars: Record<string, [number, number]>,
): LensScore => ({
  lensAlias,
  lensName: lensAlias,
  overall: score(...overall),
  pillars: Object.entries(pillars).map(([pillarId, counts]) => ({
    pillarId,
    pillarName: pillarId,
    milestoneScore: null,
    ...score(...counts),
  })),
});

const milestone = (
  milestoneNumber: number,
  lenses: LensScore[],
): Milestone => ({
  milestoneNumber,
  milestoneName: `M${milestoneNumber}`,
  recordedAt: `2030-0${milestoneNumber}-01T00:00:00Z`,
  lenses,
});

describe('milestoneProgress', () => {
  it('tells each score and its difference to the milestone before, the newest first', () => {
    const milestones = [
      milestone(1, [
        lens('wellarchitected', [1, 3], { security: [1, 1], cost: [0, 2] }),
      ]),
      milestone(2, [
        lens('wellarchitected', [3, 1], { security: [1, 1], cost: [2, 0] }),
      ]),
    ];

    expect(milestoneProgress(milestones, 'wellarchitected')).toEqual([
      {
        milestoneNumber: 2,
        milestoneName: 'M2',
        recordedAt: '2030-02-01T00:00:00Z',
        overall: { score: 75, difference: 50 },
        pillars: [
          {
            pillarId: 'security',
            pillarName: 'security',
            score: 50,
            difference: 0,
          },
          {
            pillarId: 'cost',
            pillarName: 'cost',
            score: 100,
            difference: 100,
          },
        ],
      },
      expect.objectContaining({
        milestoneNumber: 1,
        overall: { score: 25, difference: null },
      }),
    ]);
  });

  it('compares over a milestone that does not have the lens', () => {
    const milestones = [
      milestone(1, [lens('serverless', [1, 1], {})]),
      milestone(2, [lens('wellarchitected', [1, 0], {})]),
      milestone(3, [lens('serverless', [1, 0], {})]),
    ];
    expect(
      milestoneProgress(milestones, 'serverless').map(row => [
        row.milestoneNumber,
        row.overall.difference,
      ]),
    ).toEqual([
      [3, 50],
      [1, null],
    ]);
  });

  it.each<[string, [number, number], [number, number]]>([
    ['before', [0, 0], [1, 1]],
    ['after', [1, 1], [0, 0]],
  ])('has no difference where nothing was answered %s', (_, before, after) => {
    const [latest] = milestoneProgress(
      [
        milestone(1, [lens('l', before, { p: before })]),
        milestone(2, [lens('l', after, { p: after })]),
      ],
      'l',
    );
    expect(latest.overall.difference).toBeNull();
    expect(latest.pillars[0].difference).toBeNull();
  });

  it('has no difference for a pillar that the milestone before lacks', () => {
    const [latest] = milestoneProgress(
      [
        milestone(1, [lens('l', [1, 1], {})]),
        milestone(2, [lens('l', [1, 1], { p: [1, 1] })]),
      ],
      'l',
    );
    expect(latest.pillars[0]).toMatchObject({ score: 50, difference: null });
  });
});
