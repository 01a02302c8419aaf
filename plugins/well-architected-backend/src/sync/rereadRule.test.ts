import { rereadRule } from './rereadRule';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-05-31T00:00:00.000Z');

describe('rereadRule', () => {
  it('leaves alone what was read in the first four fifths of the period', () => {
    expect(
      rereadRule({
        workloads: 10,
        periodMs: 30 * DAY,
        frequencyMs: HOUR,
        now: NOW,
      }).before,
    ).toBe('2026-05-07T00:00:00.000Z');
  });

  it.each([
    { workloads: 0, atMost: 0 },
    { workloads: 1, atMost: 1 },
    { workloads: 1440, atMost: 10 },
    { workloads: 1441, atMost: 11 },
  ])(
    'reads $workloads workloads within six days, hour by hour $atMost',
    ({ workloads, atMost }) => {
      expect(
        rereadRule({
          workloads,
          periodMs: 30 * DAY,
          frequencyMs: HOUR,
          now: NOW,
        }).atMost,
      ).toBe(atMost);
    },
  );

  it('gets all of them read within the period', () => {
    const workloads = 1000;
    const listings = (6 * DAY) / HOUR;
    const { atMost } = rereadRule({
      workloads,
      periodMs: 30 * DAY,
      frequencyMs: HOUR,
      now: NOW,
    });
    expect(atMost * listings).toBeGreaterThanOrEqual(workloads);
    expect((atMost - 1) * listings).toBeLessThan(workloads);
  });
});
