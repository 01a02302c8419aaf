import {
  DEFAULT_SCORING,
  NO_RISKS,
  type RiskCounts,
} from 'backstage-plugin-well-architected-common';
import { scoreLens, scoreLenses, type CountedLens } from './scores';

function lens(
  lensAlias: string,
  pillars: Record<
    string,
    { now: Partial<RiskCounts>; atMilestone?: Partial<RiskCounts> }
  >,
  lensName = lensAlias,
): CountedLens {
  return {
    lensAlias,
    lensName,
    pillars: Object.entries(pillars).map(
      ([pillarId, { now, atMilestone }]) => ({
        pillarId,
        pillarName: `The pillar ${pillarId}`,
        riskCounts: { ...NO_RISKS, ...now },
        atMilestone: atMilestone && { ...NO_RISKS, ...atMilestone },
      }),
    ),
  };
}

describe('scoreLens', () => {
  it('scores each pillar in the order of the lens, and all counts together', () => {
    const scored = scoreLens(
      lens('wellarchitected', {
        security: { now: { high: 3, none: 1 }, atMilestone: { high: 4 } },
        reliability: { now: { medium: 2, none: 10, unanswered: 4 } },
        sustainability: { now: { unanswered: 6 } },
      }),
      DEFAULT_SCORING,
    );
    expect(
      scored.pillars.map(({ pillarId, score, milestoneScore, standing }) => [
        pillarId,
        score,
        milestoneScore,
        standing,
      ]),
    ).toEqual([
      ['security', 25, 0, 'reviewed'],
      ['reliability', 92, null, 'reviewed'],
      ['sustainability', null, null, 'notReviewed'],
    ]);
    // (1 + 10 + ½ · 2) / (4 + 12), not the average of 25 and 92.
    expect(scored.overall).toEqual({
      riskCounts: { ...NO_RISKS, high: 3, medium: 2, none: 11, unanswered: 10 },
      score: 75,
      coverage: 16 / 26,
      standing: 'reviewed',
    });
  });

  it('scores as configured', () => {
    const { overall } = scoreLens(
      lens('a', { one: { now: { medium: 1, none: 1, unanswered: 1 } } }),
      { mediumWeight: 0, minimumCoverage: 0.9 },
    );
    expect(overall).toMatchObject({ score: 50, standing: 'provisional' });
  });
});

describe('scoreLenses', () => {
  it('adds the counts of the same lens, and keeps lenses apart', () => {
    const scored = scoreLenses(
      [
        lens('a', { one: { now: { high: 1 } }, two: { now: { none: 1 } } }),
        lens('b', { one: { now: { none: 5 } } }),
        lens('a', { one: { now: { none: 3 } }, new: { now: { high: 1 } } }),
      ],
      DEFAULT_SCORING,
    );
    expect(
      scored.map(({ lensAlias, overall, pillars }) => ({
        lensAlias,
        overall: overall.score,
        pillars: pillars.map(({ pillarId, score }) => `${pillarId} ${score}`),
      })),
    ).toEqual([
      { lensAlias: 'a', overall: 67, pillars: ['one 75', 'two 100', 'new 0'] },
      { lensAlias: 'b', overall: 100, pillars: ['one 100'] },
    ]);
  });

  it.each([
    {
      rule: 'is null where no workload has one',
      pillars: [{ now: { high: 1 } }, { now: { none: 1 } }],
      score: null,
    },
    {
      rule: 'adds the counts that they had',
      pillars: [
        { now: { none: 1 }, atMilestone: { high: 1 } },
        { now: { none: 3 }, atMilestone: { high: 1, none: 2 } },
      ],
      score: 50,
    },
    {
      rule: 'takes a workload without one as it is now',
      pillars: [
        { now: { none: 2 }, atMilestone: { high: 2 } },
        { now: { none: 6 } },
      ],
      score: 75,
    },
  ])('at the last milestone $rule', ({ pillars, score }) => {
    const [{ pillars: scored }] = scoreLenses(
      pillars.map(one => lens('a', { one })),
      DEFAULT_SCORING,
    );
    expect(scored[0].milestoneScore).toBe(score);
  });

  it.each([
    'wellarchitected',
    'arn:aws:wellarchitected::aws:lens/wellarchitected',
  ])('puts the framework first, named %s', framework => {
    const one = { one: { now: { none: 1 } } };
    expect(
      scoreLenses(
        [
          lens('zebra', one),
          lens('serverless', one),
          lens(framework, one, 'The framework'),
          lens('arn:aws:wellarchitected:eu-west-1:1:lens/mine', one, 'Mine'),
        ],
        DEFAULT_SCORING,
      ).map(({ lensName }) => lensName),
    ).toEqual(['The framework', 'Mine', 'serverless', 'zebra']);
  });

  it('has nothing to tell of no lens', () => {
    expect(scoreLenses([], DEFAULT_SCORING)).toEqual([]);
  });
});
