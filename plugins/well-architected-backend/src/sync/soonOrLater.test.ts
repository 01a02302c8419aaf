import { soonOrLater } from './soonOrLater';

describe('soonOrLater', () => {
  it('is a tenth away at most, and not always the same', () => {
    const times = Array.from({ length: 200 }, () => soonOrLater(1000));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(900);
    expect(Math.max(...times)).toBeLessThanOrEqual(1100);
    expect(new Set(times).size).toBeGreaterThan(100);
  });
});
