import { ReadingPace } from './ReadingPace';
import { Turn } from './Turn';

const LEASE_MS = 100_000;

describe('ReadingPace', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const ofTurn = (afterMs: number) => {
    const turn = new Turn(new AbortController().signal, {
      leaseMs: LEASE_MS,
      stopping: new AbortController().signal,
    });
    jest.advanceTimersByTime(afterMs);
    return new ReadingPace(turn);
  };

  it.each`
    rule                                   | afterMs          | before | progress | isTooLong
    ${'alone in a whole turn'}             | ${0}             | ${0}   | ${false} | ${true}
    ${'after a little that came first'}    | ${LEASE_MS / 20} | ${0}   | ${false} | ${true}
    ${'in the rest of a turn'}             | ${LEASE_MS / 2}  | ${0}   | ${false} | ${false}
    ${'behind others'}                     | ${0}             | ${1}   | ${false} | ${false}
    ${'in a turn that got something done'} | ${0}             | ${0}   | ${true}  | ${false}
  `(
    'what is not read to its end is too long for a turn, $rule: $isTooLong',
    ({ afterMs, before, progress, isTooLong }) => {
      const pace = ofTurn(afterMs);
      for (let i = 0; i < before; i += 1) {
        pace.begin();
      }
      const tookAllOfIt = pace.begin();
      if (progress) {
        pace.progressed();
      }
      expect(tookAllOfIt()).toBe(isTooLong);
    },
  );
});
