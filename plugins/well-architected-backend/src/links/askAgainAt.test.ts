import { askAgainAt } from './askAgainAt';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const inSeconds = (seconds: number) =>
  new Date(NOW.getTime() + 1000 * seconds).toISOString();

describe('askAgainAt', () => {
  it.each([
    ['an entity that is there', null, 300],
    ['one that was just found missing', inSeconds(0), 5],
    ['one that is missing for seconds', inSeconds(-3), 5],
    ['one that is missing for longer', inSeconds(-20), 20],
    ['one that is missing for a minute', inSeconds(-60), 60],
    ['one that is missing for days', inSeconds(-200_000), 60],
    ['one that another clock found missing', inSeconds(2), 5],
  ])('asks for %s', (_name, missingSince, seconds) => {
    expect(askAgainAt(missingSince, NOW)).toBe(inSeconds(seconds));
  });
});
