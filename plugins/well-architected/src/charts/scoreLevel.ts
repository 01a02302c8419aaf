/** How good a score is, as colours tell it; the number stands beside it always. */
export type ScoreLevel = 'danger' | 'warning' | 'success' | 'none';

/** The level of a score from 0 to 100; null is not reviewed. */
export function scoreLevel(score: number | null): ScoreLevel {
  if (score === null) {
    return 'none';
  }
  if (score < 50) {
    return 'danger';
  }
  return score < 80 ? 'warning' : 'success';
}
