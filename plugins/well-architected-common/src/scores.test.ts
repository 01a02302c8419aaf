import { addRiskCounts, countRisks, NO_RISKS, scoreRisks } from './scores';
import type { RiskCounts } from './types';

const counts = (some: Partial<RiskCounts>): RiskCounts => ({
  ...NO_RISKS,
  ...some,
});

describe('scoreRisks', () => {
  it.each`
    rule                                     | risks                                      | score   | coverage | standing
    ${'no question: not reviewed'}           | ${{}}                                      | ${null} | ${null}  | ${'notReviewed'}
    ${'nothing answered: not reviewed'}      | ${{ unanswered: 11 }}                      | ${null} | ${0}     | ${'notReviewed'}
    ${'nothing applies: not reviewed'}       | ${{ notApplicable: 5 }}                    | ${null} | ${null}  | ${'notReviewed'}
    ${'all at no risk: 100'}                 | ${{ none: 6 }}                             | ${100}  | ${1}     | ${'reviewed'}
    ${'all at high risk: 0'}                 | ${{ high: 6 }}                             | ${0}    | ${1}     | ${'reviewed'}
    ${'medium counts half'}                  | ${{ medium: 4 }}                           | ${50}   | ${1}     | ${'reviewed'}
    ${'mixed, rounded'}                      | ${{ high: 1, medium: 1, none: 1 }}         | ${50}   | ${1}     | ${'reviewed'}
    ${'thirds are rounded'}                  | ${{ high: 1, none: 2 }}                    | ${67}   | ${1}     | ${'reviewed'}
    ${'not applicable touches neither'}      | ${{ high: 1, none: 1, notApplicable: 98 }} | ${50}   | ${1}     | ${'reviewed'}
    ${'unanswered lowers coverage only'}     | ${{ none: 3, unanswered: 1 }}              | ${100}  | ${0.75}  | ${'reviewed'}
    ${'half covered is enough'}              | ${{ none: 2, unanswered: 2 }}              | ${100}  | ${0.5}   | ${'reviewed'}
    ${'less than half covered: provisional'} | ${{ none: 1, unanswered: 2 }}              | ${100}  | ${1 / 3} | ${'provisional'}
  `('$rule', ({ risks, score, coverage, standing }) => {
    const riskCounts = counts(risks);
    expect(scoreRisks(riskCounts)).toEqual({
      riskCounts,
      score,
      coverage,
      standing,
    });
  });

  it('follows configured weights and coverage', () => {
    const riskCounts = counts({ medium: 3, none: 1, unanswered: 1 });
    expect(
      scoreRisks(riskCounts, { mediumWeight: 0.2, minimumCoverage: 0.9 }),
    ).toMatchObject({ score: 40, standing: 'provisional' });
  });
});

describe('addRiskCounts', () => {
  it('adds counts, so that a large review weighs more than a small one', () => {
    const sum = addRiskCounts([
      counts({ high: 9, none: 1 }),
      counts({ none: 1 }),
    ]);
    expect(sum).toEqual(counts({ high: 9, none: 2 }));
    expect(scoreRisks(sum).score).toBe(18);
  });

  it('leaves its terms and the empty sum alone', () => {
    const term = counts({ high: 1 });
    addRiskCounts([term, term]);
    expect(term).toEqual(counts({ high: 1 }));
    expect(addRiskCounts([])).toEqual(NO_RISKS);
  });
});

describe('countRisks', () => {
  it('counts every risk in its own place', () => {
    expect(
      countRisks([
        'HIGH',
        'HIGH',
        'MEDIUM',
        'NONE',
        'UNANSWERED',
        'NOT_APPLICABLE',
      ]),
    ).toEqual({ high: 2, medium: 1, none: 1, unanswered: 1, notApplicable: 1 });
  });
});
