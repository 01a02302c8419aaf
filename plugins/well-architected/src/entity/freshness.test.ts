import { workload } from '../__fixtures__/review';
import { freshnessOf } from './freshness';

const [lensReview] = workload.lensReviews;
const older = {
  ...workload,
  syncedAt: '2026-01-01T00:00:00Z',
  lensReviews: [{ ...lensReview, updatedAt: '2025-12-01T00:00:00Z' }],
};
const newer = {
  ...workload,
  syncedAt: '2026-02-01T00:00:00Z',
  lensReviews: [{ ...lensReview, updatedAt: '2026-01-15T00:00:00Z' }],
};

describe('freshnessOf', () => {
  it('is as old as the oldest copy, and as new as the newest review', () => {
    expect(freshnessOf([newer, older])).toEqual({
      syncedAt: '2026-01-01T00:00:00Z',
      reviewedAt: '2026-01-15T00:00:00Z',
    });
  });

  it('knows no sync as long as one workload was never read', () => {
    expect(
      freshnessOf([newer, { ...older, syncedAt: null }]).syncedAt,
    ).toBeUndefined();
  });

  it('knows no review where there is none', () => {
    expect(
      freshnessOf([{ ...newer, lensReviews: [] }]).reviewedAt,
    ).toBeUndefined();
  });

  it('counts archived workloads only where there are no others', () => {
    const archived = { ...older, archivedAt: '2026-01-02T00:00:00Z' };
    expect(freshnessOf([newer, archived]).syncedAt).toBe(newer.syncedAt);
    expect(freshnessOf([archived]).syncedAt).toBe(older.syncedAt);
  });
});
