import { GrantedRate } from './GrantedRate';

// Half an hour of calls is simulated one by one.
jest.setTimeout(60_000);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const newRate = () => new GrantedRate(() => Date.now());

const ANSWERED = {};
const THROTTLED = { errorType: 'THROTTLING' };

/** AWS as a token bucket: a burst of a second's calls, then so many a second. */
function grant(limit: number, now: () => number) {
  let tokens = limit;
  let at = now();
  return () => {
    tokens = Math.min(limit, tokens + ((now() - at) * limit) / 1000);
    at = now();
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  };
}

/** Eight loops of calls against a limit, in simulated time. */
async function simulate(options: {
  limits: Array<{
    callsPerSecond: number;
    seconds: number;
    /** How long nothing is called before. */
    pauseSeconds?: number;
  }>;
  latencyMs: number;
}) {
  const rate = newRate();
  const phases: Array<{ calls: number; throttled: number; seconds: number }> =
    [];
  for (const { callsPerSecond, seconds, pauseSeconds = 0 } of options.limits) {
    await jest.advanceTimersByTimeAsync(pauseSeconds * 1000);
    const phase = { calls: 0, throttled: 0, seconds };
    const isGranted = grant(callsPerSecond, () => Date.now());
    const end = Date.now() + seconds * 1000;
    const loops = Array.from({ length: 8 }, async () => {
      while (Date.now() < end) {
        await rate.getSendToken();
        await new Promise(resolve => {
          setTimeout(resolve, options.latencyMs);
        });
        phase.calls += 1;
        if (isGranted()) {
          rate.updateClientSendingRate(ANSWERED);
        } else {
          phase.throttled += 1;
          rate.updateClientSendingRate(THROTTLED);
        }
      }
    });
    await jest.advanceTimersByTimeAsync(seconds * 1000 + 10_000);
    await Promise.all(loops);
    phases.push(phase);
  }
  return phases;
}

describe('GrantedRate', () => {
  it('begins with a hundred calls a second, and rises ever faster before AWS throttles', async () => {
    const rate = newRate();
    jest.advanceTimersByTime(60_000);
    expect(rate.callsPerSecond).toBe(100);
    await rate.getSendToken();
    const rates = [0, 1, 1, 8].map(seconds => {
      jest.advanceTimersByTime(1000 * seconds);
      return Math.round(rate.callsPerSecond);
    });
    expect(rates).toEqual([100, 110, 121, 259]);
  });

  it('does not slow down for failures that are no throttling', () => {
    const rate = newRate();
    const before = rate.callsPerSecond;
    rate.updateClientSendingRate({ errorType: 'TRANSIENT' });
    expect(rate.callsPerSecond).toBe(before);
  });

  it.each`
    callsPerSecond | pauseSeconds
    ${2}           | ${60}
    ${2}           | ${30 * 60}
    ${10}          | ${60}
    ${10}          | ${30 * 60}
    ${50}          | ${24 * 60 * 60}
  `(
    'knows $callsPerSecond calls a second still after $pauseSeconds s without any',
    async ({ callsPerSecond, pauseSeconds }) => {
      const [, after] = await simulate({
        limits: [
          { callsPerSecond, seconds: 300 },
          { callsPerSecond, seconds: 60, pauseSeconds },
        ],
        latencyMs: 50,
      });
      expect(after.throttled / after.calls).toBeLessThan(0.02);
      expect(after.calls / after.seconds).toBeGreaterThan(0.9 * callsPerSecond);
    },
  );

  it('takes calls that were under way together for one sign', () => {
    const rate = newRate();
    for (let call = 0; call < 100; call += 1) {
      jest.advanceTimersByTime(10);
      rate.updateClientSendingRate(ANSWERED);
    }
    rate.updateClientSendingRate(THROTTLED);
    const once = rate.callsPerSecond;
    for (let call = 0; call < 7; call += 1) {
      rate.updateClientSendingRate(THROTTLED);
    }
    expect(rate.callsPerSecond).toBe(once);
  });

  it('never falls so low that it would find out nothing any more', () => {
    const rate = newRate();
    for (let minute = 0; minute < 100; minute += 1) {
      rate.updateClientSendingRate(THROTTLED);
      jest.advanceTimersByTime(2000);
    }
    expect(rate.callsPerSecond).toBeGreaterThanOrEqual(0.5 * 0.95);
  });

  describe('once AWS has throttled', () => {
    /** Held back to some 20 calls a second. */
    function heldBack() {
      const rate = newRate();
      for (let call = 0; call < 80; call += 1) {
        jest.advanceTimersByTime(25);
        rate.updateClientSendingRate(ANSWERED);
      }
      rate.updateClientSendingRate(THROTTLED);
      return { rate, gap: 1000 / rate.callsPerSecond };
    }

    /** After how many milliseconds each of some calls is sent. */
    async function sendingTimes(rate: GrantedRate, calls: number) {
      const began = Date.now();
      const sending = Promise.all(
        Array.from({ length: calls }, () =>
          rate.getSendToken().then(() => Date.now() - began),
        ),
      );
      await jest.advanceTimersByTimeAsync(1000);
      return sending;
    }

    it('spaces calls evenly', async () => {
      const { rate, gap } = heldBack();
      (await sendingTimes(rate, 4)).forEach((at, call) => {
        // Timers count in milliseconds, and the rate rises meanwhile.
        expect(Math.abs(at - call * gap)).toBeLessThanOrEqual(2);
      });
    });

    it('makes up for a tenth of a second in which nothing was sent, not for more', async () => {
      const { rate } = heldBack();
      await sendingTimes(rate, 1);
      jest.advanceTimersByTime(1000);
      const gap = 1000 / rate.callsPerSecond;
      const times = await sendingTimes(rate, 8);
      const late = times.filter(at => at === 0);
      expect(late.length).toBe(1 + Math.floor(100 / gap));
      // Timers count in milliseconds.
      expect(times[7]).toBeGreaterThan(7 * gap - 102);
    });

    it('sends first what a turn that began before waits for, and before all what is of none', async () => {
      const { rate } = heldBack();
      const sent: string[] = [];
      const send = async (call: string) => {
        await rate.getSendToken();
        sent.push(call);
      };
      const turn = (name: string, isUrgent = false) =>
        rate.inTurn(async () => {
          await send(`${name}1`);
          await send(`${name}2`);
        }, isUrgent);
      const turns = ['a', 'b', 'c'].map(name => turn(name));
      turns.push(turn('urgent', true), turn('next', true), send('alone'));
      await jest.advanceTimersByTimeAsync(10_000);
      await Promise.all(turns);
      expect(sent).toEqual([
        ...['a1', 'alone', 'urgent1', 'urgent2', 'next1', 'next2'],
        ...['a2', 'b1', 'b2', 'c1', 'c2'],
      ]);
    });

    it('leaves the turn of what is given up to others', async () => {
      const { rate, gap } = heldBack();
      const controller = new AbortController();
      const reason = new Error('given up');
      const givenUp = Array.from({ length: 50 }, () =>
        rate.until(controller.signal, () => rate.getSendToken()),
      );
      const other = jest.fn();
      const sent = rate.getSendToken().then(other);
      controller.abort(reason);
      const outcomes = await Promise.allSettled(givenUp);
      expect(
        outcomes.filter(({ status }) => status === 'rejected').length,
      ).toBeGreaterThan(40);
      await jest.advanceTimersByTimeAsync(2 * gap);
      expect(other).toHaveBeenCalledTimes(1);
      await sent;
      await expect(
        rate.until(controller.signal, () => rate.getSendToken()),
      ).rejects.toBe(reason);
    });
  });

  it.each([
    { limit: 2, latency: 50 },
    { limit: 10, latency: 50 },
    { limit: 50, latency: 50 },
    { limit: 100, latency: 10 },
  ])(
    'uses nine tenths of $limit calls a second, with under 2 % throttled',
    async ({ limit, latency }) => {
      const [{ calls, throttled, seconds }] = await simulate({
        limits: [{ callsPerSecond: limit, seconds: 1800 }],
        latencyMs: latency,
      });
      expect(throttled / calls).toBeLessThan(0.02);
      expect((calls - throttled) / (limit * seconds)).toBeGreaterThan(0.9);
    },
  );

  it('finds the limit with under 2 % throttled, and as fast as AWS grants a short sync', async () => {
    const [{ calls, throttled }] = await simulate({
      limits: [{ callsPerSecond: 100, seconds: 7 }],
      latencyMs: 10,
    });
    expect(throttled / calls).toBeLessThan(0.02);
    expect(calls - throttled).toBeGreaterThan(0.9 * 700);
  });

  it.each([
    { before: 10, after: 80 },
    { before: 80, after: 10 },
  ])(
    'settles at a limit that goes from $before to $after calls a second',
    async ({ before, after }) => {
      const [, , { calls, throttled, seconds }] = await simulate({
        limits: [
          { callsPerSecond: before, seconds: 120 },
          { callsPerSecond: after, seconds: 60 },
          { callsPerSecond: after, seconds: 600 },
        ],
        latencyMs: 20,
      });
      expect(throttled / calls).toBeLessThan(0.02);
      expect((calls - throttled) / (after * seconds)).toBeGreaterThan(0.9);
    },
  );
});
