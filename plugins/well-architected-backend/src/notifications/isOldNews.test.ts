import { isOldNews } from './isOldNews';

const NOW = new Date('2026-03-09T05:00:00.000Z');

describe('isOldNews', () => {
  it.each`
    kind                   | created_at                    | old      | why
    ${'due'}               | ${'2026-03-09T00:00:00.000Z'} | ${false} | ${'the digest of the day'}
    ${'due'}               | ${'2026-03-08T23:59:59.999Z'} | ${true}  | ${'the digest of the day before'}
    ${'due'}               | ${'2026-03-07T06:00:00.000Z'} | ${true}  | ${'an older digest'}
    ${'assigned'}          | ${'2026-03-09T04:59:00.000Z'} | ${false} | ${'of now'}
    ${'assigned'}          | ${'2026-03-06T18:00:00.000Z'} | ${false} | ${'of before the weekend'}
    ${'reopened'}          | ${'2026-03-02T05:00:00.000Z'} | ${false} | ${'of a week ago'}
    ${'acceptance-ending'} | ${'2026-03-02T04:59:59.999Z'} | ${true}  | ${'of more than a week ago'}
  `('$kind, $why: $old', ({ kind, created_at, old }) => {
    expect(isOldNews({ kind, created_at }, NOW)).toBe(old);
  });
});
