import { once } from 'events';
import { Turn } from './Turn';

const LEASE_MS = 100_000;

function begin() {
  const lease = new AbortController();
  const stopping = new AbortController();
  const turn = new Turn(lease.signal, {
    leaseMs: LEASE_MS,
    stopping: stopping.signal,
  });
  return { turn, lease, stopping };
}

describe('Turn', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('begins new work in most of the lease, and leaves the rest for ending it', () => {
    const { turn } = begin();
    jest.advanceTimersByTime(0.7 * LEASE_MS - 1);
    expect(turn.isOver).toBe(false);
    jest.advanceTimersByTime(0.2 * LEASE_MS + 1);
    expect(turn.isOver).toBe(true);
    expect(turn.signal.aborted).toBe(false);
  });

  it('does not end together with others that began with it', () => {
    const turns = Array.from({ length: 50 }, () => begin().turn);
    jest.advanceTimersByTime(0.8 * LEASE_MS);
    const over = turns.filter(({ isOver }) => isOver);
    expect(over.length).toBeGreaterThan(0);
    expect(over.length).toBeLessThan(turns.length);
  });

  it.each(['lease', 'stopping'] as const)(
    'is over at once when its %s ends',
    what => {
      const { turn, ...ends } = begin();
      ends[what].abort();
      expect(turn.isOver).toBe(true);
    },
  );

  it('has just begun in the first tenth of the lease', () => {
    const { turn } = begin();
    expect(turn.hasJustBegun).toBe(true);
    jest.advanceTimersByTime(0.1 * LEASE_MS);
    expect(turn.hasJustBegun).toBe(false);
  });

  it('has nothing read any more with the end of its lease', () => {
    const { turn, lease } = begin();
    expect(turn.reading.aborted).toBe(false);
    lease.abort();
    expect(turn.reading.aborted).toBe(true);
  });

  it('has nothing read any more shortly before the end of its lease', async () => {
    jest.useRealTimers();
    const turn = new Turn(new AbortController().signal, {
      leaseMs: 100,
      stopping: new AbortController().signal,
    });
    const began = performance.now();
    await once(turn.reading, 'abort');
    expect(performance.now() - began).toBeGreaterThan(80);
    expect(turn.signal.aborted).toBe(false);
  });
});
