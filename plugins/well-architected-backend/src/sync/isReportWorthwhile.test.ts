import { isReportWorthwhile } from './isReportWorthwhile';

const NOW = '2026-05-02T00:00:00.000Z';
const BEFORE = '2026-05-01T00:00:00.000Z';
const AFTER = '2026-05-03T00:00:00.000Z';

describe('isReportWorthwhile', () => {
  it.each([
    {
      rule: 'nothing is listed',
      listed: 0,
      unscored: 0,
      dueAt: BEFORE,
      is: false,
    },
    {
      rule: 'a comparison is due',
      listed: 30,
      unscored: 0,
      dueAt: BEFORE,
      is: true,
    },
    {
      rule: 'it is due this moment',
      listed: 30,
      unscored: 0,
      dueAt: NOW,
      is: true,
    },
    {
      rule: 'it is due later',
      listed: 30,
      unscored: 0,
      dueAt: AFTER,
      is: false,
    },
    { rule: 'none was set', listed: 30, unscored: 0, dueAt: null, is: false },
    {
      rule: 'it takes as many calls as there are scores missing',
      listed: 30,
      unscored: 3,
      dueAt: AFTER,
      is: false,
    },
    {
      rule: 'it takes fewer calls than there are scores missing',
      listed: 30,
      unscored: 4,
      dueAt: AFTER,
      is: true,
    },
    {
      rule: 'none has scores',
      listed: 10_000,
      unscored: 10_000,
      dueAt: null,
      is: true,
    },
  ])('is $is when $rule', ({ listed, unscored, dueAt, is }) => {
    expect(
      isReportWorthwhile({
        listed,
        unscored,
        comparisonDueAt: dueAt,
        now: NOW,
      }),
    ).toBe(is);
  });
});
