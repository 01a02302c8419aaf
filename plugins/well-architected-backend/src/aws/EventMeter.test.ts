import { EventMeter } from './EventMeter';

function meterOf(events: number[]): EventMeter {
  const meter = new EventMeter(0);
  events.forEach(at => meter.count(at));
  return meter;
}

const every = (ms: number, count: number) =>
  Array.from({ length: count }, (_, index) => index * ms);

describe('EventMeter', () => {
  it.each([
    { rule: 'nothing happened', events: [], now: 500, perSecond: 0 },
    {
      rule: 'ten came in the last window',
      events: every(100, 20),
      now: 2000,
      perSecond: 10,
    },
    {
      rule: 'a window is half over',
      events: every(100, 15),
      now: 1500,
      perSecond: 10,
    },
    {
      rule: 'they ended a window ago',
      events: every(100, 10),
      now: 2000,
      perSecond: 0,
    },
    {
      rule: 'they ended long ago',
      events: every(100, 10),
      now: 60_000,
      perSecond: 0,
    },
  ])('tells $perSecond a second when $rule', ({ events, now, perSecond }) => {
    expect(meterOf(events).perSecond(now)).toBe(perSecond);
  });
});
