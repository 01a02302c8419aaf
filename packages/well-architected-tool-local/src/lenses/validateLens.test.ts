import checklist from '../../lenses/review-checklist.json';
import { validateLens } from './validateLens';

type Document = typeof checklist;

function problemsAfter(
  change: (document: Document) => void,
): readonly string[] {
  const document = structuredClone(checklist);
  change(document);
  const validation = validateLens(JSON.stringify(document));
  return 'problems' in validation ? validation.problems : [];
}

const question = (document: Document) => document.pillars[0].questions[0];

describe('validateLens', () => {
  it('accepts the review checklist with its 27 checks', () => {
    const validation = validateLens(JSON.stringify(checklist));
    expect(validation).toEqual({ lens: checklist });
    expect(
      checklist.pillars.flatMap(({ questions }) => questions),
    ).toHaveLength(27);
    expect(
      checklist.pillars.map(({ id, questions }) => [id, questions.length]),
    ).toEqual([
      ['operationalExcellence', 5],
      ['security', 5],
      ['reliability', 5],
      ['performance', 4],
      ['costOptimization', 5],
      ['sustainability', 3],
    ]);
  });

  it.each(['', '[', 'null', '"text"', '7'])('refuses %j', json => {
    expect(validateLens(json)).toHaveProperty('problems');
  });

  it.each<[string, (document: Document) => void, string]>([
    [
      'another schema',
      d => {
        d.schemaVersion = '2020-01-01';
      },
      'schemaVersion',
    ],
    [
      'no name',
      d => {
        d.name = '';
      },
      'lens.name',
    ],
    [
      'no pillars',
      d => {
        d.pillars = [];
      },
      'lens.pillars',
    ],
    [
      'eleven pillars',
      d => {
        d.pillars = Array(11).fill(d.pillars[0]);
      },
      'lens.pillars',
    ],
    [
      'a short pillar id',
      d => {
        d.pillars[0].id = 'a';
      },
      'pillars[0].id',
    ],
    [
      'a pillar id twice',
      d => {
        d.pillars[1].id = d.pillars[0].id;
      },
      'pillars[1].id',
    ],
    [
      'a question id twice',
      d => {
        d.pillars[1].questions[0].id = question(d).id;
      },
      'pillars[1].questions[0].id',
    ],
    [
      'a choice id with a dash',
      d => {
        question(d).choices[0].id = 'no-dash';
      },
      '.choices[0].id',
    ],
    [
      'a long title',
      d => {
        question(d).title = 'x'.repeat(129);
      },
      '.questions[0].title',
    ],
    [
      'no choices',
      d => {
        question(d).choices = [];
      },
      '.choices',
    ],
    [
      'no improvement plan',
      d => {
        delete question(d).choices[0].improvementPlan;
      },
      '.improvementPlan',
    ],
    [
      'a URL that is none',
      d => {
        question(d).choices[0].helpfulResource.url =
          'mailto:someone@larkfield.example';
      },
      '.helpfulResource.url',
    ],
    [
      'a rule about another choice',
      d => {
        question(d).riskRules[0].condition = 'stranger';
      },
      '.riskRules[0].condition',
    ],
    [
      'a rule that cannot be read',
      d => {
        question(d).riskRules[0].condition = 'a &&';
      },
      '.riskRules[0].condition',
    ],
    [
      'no default rule',
      d => {
        question(d).riskRules.pop();
      },
      '.riskRules',
    ],
    [
      'an unknown risk',
      d => {
        question(d).riskRules[0].risk = 'LOW_RISK';
      },
      '.riskRules[0].risk',
    ],
    [
      'six rules',
      d => {
        question(d).riskRules = Array(6).fill(question(d).riskRules[0]);
      },
      '.riskRules',
    ],
  ])('refuses %s', (_, change, path) => {
    const problems = problemsAfter(change);
    expect(problems.join('\n')).toContain(path);
  });
});
