import { timeOfRead } from './timeOfRead';

const NOW = '2026-03-01T12:00:00.000Z';

describe('timeOfRead', () => {
  it.each`
    rule                             | last                          | time
    ${'of a first read'}             | ${null}                       | ${NOW}
    ${'after an older one'}          | ${'2026-03-01T11:59:59.999Z'} | ${NOW}
    ${'after one of this moment'}    | ${NOW}                        | ${'2026-03-01T12:00:00.001Z'}
    ${'after a clock that is ahead'} | ${'2026-03-01T12:01:00.000Z'} | ${'2026-03-01T12:01:00.001Z'}
  `('$rule', ({ last, time }) => {
    expect(timeOfRead(last, Date.parse(NOW))).toBe(time);
  });
});
