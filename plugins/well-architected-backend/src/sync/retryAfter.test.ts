import { retryAfterMs } from './retryAfter';

const MINUTE = 60_000;

describe('retryAfterMs', () => {
  it.each([
    { failedRuns: 0, frequency: 30, wait: 30 },
    { failedRuns: 1, frequency: 30, wait: 1 },
    { failedRuns: 2, frequency: 30, wait: 5 },
    { failedRuns: 3, frequency: 30, wait: 15 },
    { failedRuns: 4, frequency: 30, wait: 30 },
    { failedRuns: 99, frequency: 30, wait: 30 },
    { failedRuns: 2, frequency: 2, wait: 2 },
  ])(
    'waits $wait minutes after $failedRuns failed runs, where $frequency are usual',
    ({ failedRuns, frequency, wait }) => {
      expect(retryAfterMs(failedRuns, frequency * MINUTE)).toBe(wait * MINUTE);
    },
  );
});
