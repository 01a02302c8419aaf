import type { Answer } from '../state/workload';
import { compileLens } from './lens';
import type { RiskRule } from './lensDocument';
import { countRisks, riskOf, withoutZeroCounts } from './risk';

const rules: RiskRule[] = [
  { condition: 'first && second', risk: 'NO_RISK' },
  { condition: 'first', risk: 'MEDIUM_RISK' },
  { condition: 'default', risk: 'HIGH_RISK' },
];

const lens = compileLens(
  {
    schemaVersion: '2021-11-01',
    name: 'Lens',
    description: 'A lens',
    pillars: [
      {
        id: 'pillar',
        name: 'Pillar',
        questions: ['one', 'two', 'three'].map(id => ({
          id,
          title: id,
          choices: ['first', 'second', 'q_no'].map(choice => ({
            id: choice,
            title: choice,
          })),
          riskRules: rules,
        })),
      },
    ],
  },
  {
    arn: 'arn',
    alias: 'lens',
    type: 'CUSTOM',
    version: '1',
    owner: '111122223333',
  },
);

const selected = (...ids: string[]): Answer => ({
  isApplicable: true,
  choices: Object.fromEntries(ids.map(id => [id, { status: 'SELECTED' }])),
});

const without = (answer: Answer, ...ids: string[]): Answer => ({
  ...answer,
  choices: {
    ...answer.choices,
    ...Object.fromEntries(
      ids.map(id => [id, { status: 'NOT_APPLICABLE' }] as const),
    ),
  },
});

describe('riskOf', () => {
  const [question] = lens.questions;

  it.each<[string, Answer | undefined, string]>([
    ['no answer', undefined, 'UNANSWERED'],
    ['an answer without a choice', selected(), 'UNANSWERED'],
    ['every practice in place', selected('first', 'second'), 'NONE'],
    ['the weighty practice in place', selected('first'), 'MEDIUM'],
    ['the lesser practice in place', selected('second'), 'HIGH'],
    ['none of these', selected('q_no'), 'HIGH'],
    ['a practice set aside', without(selected('first'), 'second'), 'NONE'],
    ['all practices set aside', without(selected(), 'first', 'second'), 'NONE'],
    ['one set aside, none chosen', without(selected(), 'first'), 'UNANSWERED'],
    [
      'a question that does not apply',
      { ...selected('second'), isApplicable: false },
      'NOT_APPLICABLE',
    ],
    [
      'choices taken back',
      { isApplicable: true, choices: { first: { status: 'UNSELECTED' } } },
      'UNANSWERED',
    ],
  ])('%s', (_, answer, risk) => {
    expect(riskOf(question, answer)).toBe(risk);
  });
});

describe('countRisks', () => {
  const counts = countRisks(lens.questions, {
    lensArn: 'arn',
    lensVersion: '1',
    updatedAt: 0,
    pillarNotes: {},
    answers: { one: selected('first'), two: selected('first', 'second') },
  });

  it('counts every risk, also with zero', () => {
    expect(counts).toEqual({
      UNANSWERED: 1,
      HIGH: 0,
      MEDIUM: 1,
      NONE: 1,
      NOT_APPLICABLE: 0,
    });
  });

  it('leaves zeros out on request', () => {
    expect(withoutZeroCounts(counts)).toEqual({
      UNANSWERED: 1,
      MEDIUM: 1,
      NONE: 1,
    });
  });
});
