import {
  NO_RISKS,
  scoreRisks,
  type Milestone,
  type ScorePoint,
} from 'backstage-plugin-well-architected-common';
import { placePoints, trendPath, trendPoints } from './scoreTrend';

const scored = (none: number, high: number) =>
  scoreRisks({ ...NO_RISKS, none, high });

const milestone = (
  recordedAt: string,
  lensAlias: string,
  none: number,
  high: number,
): Milestone => ({
  milestoneNumber: 1,
  milestoneName: `Milestone of ${recordedAt}`,
  recordedAt,
  lenses: [
    {
      lensAlias,
      lensName: lensAlias,
      overall: scored(none, high),
      pillars: [],
    },
  ],
});

const seen = (
  at: string,
  lensAlias: string,
  none: number,
  high: number,
): ScorePoint => ({ at, lensAlias, overall: scored(none, high) });

describe('trendPoints', () => {
  it('puts milestones and syncs on one axis, the oldest first', () => {
    expect(
      trendPoints(
        [milestone('2030-02-01T00:00:00Z', 'l', 1, 1)],
        [
          seen('2030-01-01T00:00:00Z', 'l', 0, 1),
          seen('2030-03-01T00:00:00Z', 'l', 1, 0),
        ],
        'l',
      ),
    ).toEqual([
      { at: '2030-01-01T00:00:00Z', score: 0 },
      {
        at: '2030-02-01T00:00:00Z',
        score: 50,
        milestoneName: 'Milestone of 2030-02-01T00:00:00Z',
      },
      { at: '2030-03-01T00:00:00Z', score: 100 },
    ]);
  });

  it('leaves out other lenses and moments at which nothing was answered', () => {
    expect(
      trendPoints(
        [
          milestone('2030-01-01T00:00:00Z', 'other', 1, 0),
          milestone('2030-02-01T00:00:00Z', 'l', 0, 0),
        ],
        [
          seen('2030-03-01T00:00:00Z', 'other', 1, 0),
          seen('2030-04-01T00:00:00Z', 'l', 0, 0),
        ],
        'l',
      ),
    ).toEqual([]);
  });
});

describe('placePoints', () => {
  it('places points by their time and score', () => {
    const points = [
      { at: '2030-01-01T00:00:00Z', score: 20 },
      { at: '2030-01-02T00:00:00Z', score: 40 },
      { at: '2030-01-05T00:00:00Z', score: 100 },
    ];
    expect(placePoints(points).map(p => [p.left, p.bottom])).toEqual([
      [0, 20],
      [25, 40],
      [100, 100],
    ]);
  });

  it('places a single point in the middle', () => {
    expect(placePoints([{ at: '2030-01-01T00:00:00Z', score: 7 }])).toEqual([
      expect.objectContaining({ left: 50, bottom: 7 }),
    ]);
  });
});

describe('trendPath', () => {
  it('holds a score until the next one is seen', () => {
    const at = '2030-01-01T00:00:00Z';
    expect(
      trendPath([
        { at, score: 20, left: 0, bottom: 20 },
        { at, score: 40, left: 25, bottom: 40 },
        { at, score: 10, left: 100, bottom: 10 },
      ]),
    ).toBe('M0 80 H25 V60 H100 V90');
  });
});
