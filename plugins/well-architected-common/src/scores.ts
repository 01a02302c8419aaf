import type { Risk, RiskCounts, Score } from './types';

/**
 * How risk counts become a score.
 *
 * @public
 */
export interface Scoring {
  /** What a medium-risk question is worth, from 0 (as a high risk) to 1 (as none). */
  mediumWeight: number;
  /** The coverage (0 to 1) below which a score is provisional. */
  minimumCoverage: number;
}

/**
 * The scoring of an installation that configures none.
 *
 * @public
 */
export const DEFAULT_SCORING: Scoring = {
  mediumWeight: 0.5,
  minimumCoverage: 0.5,
};

/**
 * Counts of no question at all: the start of every sum.
 *
 * @public
 */
export const NO_RISKS: RiskCounts = Object.freeze({
  high: 0,
  medium: 0,
  none: 0,
  unanswered: 0,
  notApplicable: 0,
});

/**
 * Where each risk is counted.
 *
 * @public
 */
export const RISK_COUNT_KEYS: Record<Risk, keyof RiskCounts> = {
  HIGH: 'high',
  MEDIUM: 'medium',
  NONE: 'none',
  UNANSWERED: 'unanswered',
  NOT_APPLICABLE: 'notApplicable',
};

/**
 * Counts the risks of questions.
 *
 * @public
 */
export function countRisks(risks: Iterable<Risk>): RiskCounts {
  const counts = { ...NO_RISKS };
  for (const risk of risks) {
    counts[RISK_COUNT_KEYS[risk]] += 1;
  }
  return counts;
}

/**
 * Adds the counts of several pillars, workloads or entities. Scores are never
 * averaged: the sum has a score of its own.
 *
 * @public
 */
export function addRiskCounts(all: Iterable<RiskCounts>): RiskCounts {
  const sum = { ...NO_RISKS };
  for (const counts of all) {
    for (const key of Object.values(RISK_COUNT_KEYS)) {
      sum[key] += counts[key];
    }
  }
  return sum;
}

/**
 * The score and coverage of risk counts.
 *
 * `score = 100 × (none + mediumWeight × medium) / (high + medium + none)`,
 * rounded; null without an answered question, because nothing reviewed is
 * neither good nor bad. `coverage = answered / applicable`.
 *
 * @public
 */
export function scoreRisks(
  riskCounts: RiskCounts,
  scoring: Scoring = DEFAULT_SCORING,
): Score {
  const { high, medium, none, unanswered } = riskCounts;
  const answered = high + medium + none;
  const applicable = answered + unanswered;
  const coverage = applicable === 0 ? null : answered / applicable;

  if (answered === 0) {
    return { riskCounts, score: null, coverage, standing: 'notReviewed' };
  }
  const score = Math.round(
    (100 * (none + scoring.mediumWeight * medium)) / answered,
  );
  const provisional = answered / applicable < scoring.minimumCoverage;
  return {
    riskCounts,
    score,
    coverage,
    standing: provisional ? 'provisional' : 'reviewed',
  };
}
