import type { Answer, Risk } from 'backstage-plugin-well-architected-common';
import { filterQuestions, groupByPillar } from './questions';

const answer = (questionId: string, pillarId: string, risk: Risk): Answer => ({
  questionId,
  pillarId,
  pillarName: `Pillar ${pillarId}`,
  title: `Question ${questionId}`,
  risk,
  applicable: risk !== 'NOT_APPLICABLE',
  choices: [],
});

const answers = [
  answer('1', 'security', 'HIGH'),
  answer('2', 'reliability', 'UNANSWERED'),
  answer('3', 'security', 'NOT_APPLICABLE'),
  answer('4', 'security', 'HIGH'),
];

describe('groupByPillar', () => {
  it('keeps the order of the lens, for pillars and for questions', () => {
    expect(
      groupByPillar(answers).map(pillar => [
        pillar.pillarId,
        pillar.pillarName,
        pillar.answers.map(({ questionId }) => questionId),
      ]),
    ).toEqual([
      ['security', 'Pillar security', ['1', '3', '4']],
      ['reliability', 'Pillar reliability', ['2']],
    ]);
  });
});

describe('filterQuestions', () => {
  it.each([
    ['all questions', {}, ['1', '2', '3', '4']],
    ['those of a risk', { risk: 'HIGH' }, ['1', '4']],
    ['unanswered ones', { risk: 'UNANSWERED' }, ['2']],
    ['those that do not apply', { risk: 'NOT_APPLICABLE' }, ['3']],
    ['those of a pillar', { pillarId: 'reliability' }, ['2']],
    ['those of both', { risk: 'HIGH', pillarId: 'reliability' }, []],
  ] as const)('leaves %s', (_, filter, expected) => {
    expect(
      filterQuestions(answers, filter).map(({ questionId }) => questionId),
    ).toEqual(expected);
  });
});
