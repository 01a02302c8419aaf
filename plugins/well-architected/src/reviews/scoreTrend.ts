import type {
  Milestone,
  ScorePoint,
} from 'backstage-plugin-well-architected-common';

/** The overall score of a lens at one moment. */
export interface TrendPoint {
  at: string;
  /** 0 to 100. */
  score: number;
  /** Set when the moment is a milestone; otherwise a sync saw the score. */
  milestoneName?: string;
}

/**
 * Milestones and what syncs saw on one axis, the oldest first. Moments without
 * an answered question have no score and are left out.
 */
export function trendPoints(
  milestones: readonly Milestone[],
  history: readonly ScorePoint[],
  lensAlias: string,
): TrendPoint[] {
  const recorded = milestones.flatMap(milestone =>
    milestone.lenses.map(({ lensAlias: alias, overall }) => ({
      at: milestone.recordedAt,
      lensAlias: alias,
      score: overall.score,
      milestoneName: milestone.milestoneName,
    })),
  );
  const seen = history.map(({ overall, ...point }) => ({
    ...point,
    score: overall.score,
  }));
  return [...recorded, ...seen]
    .filter(point => point.lensAlias === lensAlias)
    .flatMap(({ lensAlias: _, score, ...point }) =>
      score === null ? [] : [{ ...point, score }],
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Where a point stands on the chart: percent from the left and from the bottom. */
export interface PlacedPoint extends TrendPoint {
  left: number;
  bottom: number;
}

/** Places points by time and score; moments apart in time are apart on the chart. */
export function placePoints(points: readonly TrendPoint[]): PlacedPoint[] {
  const times = points.map(({ at }) => Date.parse(at));
  const start = Math.min(...times);
  const span = Math.max(...times) - start;
  return points.map((point, index) => ({
    ...point,
    left: span === 0 ? 50 : ((times[index] - start) / span) * 100,
    bottom: point.score,
  }));
}

/**
 * The line through placed points as an SVG path in a box of 100 by 100. A score
 * holds until the next one is seen, so the line goes in steps.
 */
export function trendPath(points: readonly PlacedPoint[]): string {
  return points
    .map(({ left, bottom }, index) =>
      index === 0 ? `M${left} ${100 - bottom}` : `H${left} V${100 - bottom}`,
    )
    .join(' ');
}
