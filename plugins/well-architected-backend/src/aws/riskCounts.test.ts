import { NO_RISKS } from 'backstage-plugin-well-architected-common';
import { toRiskCounts } from './riskCounts';

describe('toRiskCounts', () => {
  it.each([
    ['nothing', undefined, {}],
    ['some, without those of zero', { HIGH: 2, NONE: 5 }, { high: 2, none: 5 }],
    [
      'all',
      { HIGH: 1, MEDIUM: 2, NONE: 3, UNANSWERED: 4, NOT_APPLICABLE: 5 },
      { high: 1, medium: 2, none: 3, unanswered: 4, notApplicable: 5 },
    ],
  ])('counts %s', (_, told, counts) => {
    expect(toRiskCounts(told)).toEqual({ ...NO_RISKS, ...counts });
  });
});
