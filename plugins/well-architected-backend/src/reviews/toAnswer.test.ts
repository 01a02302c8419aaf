import type { ChoiceContent } from '../aws';
import type { AnswerWithTextsRow } from '../store/answersWithTexts';
import type { QuestionTaskRow } from '../store/TaskStore';
import { toAnswer, toImprovementSteps } from './toAnswer';

const CHOICES: ChoiceContent[] = [
  {
    choiceId: 'rotate',
    title: 'Rotate keys',
    description: 'Often',
    improvementText: 'Set up rotation',
    improvementUrl: 'https://docs.example.com/rotate',
  },
  { choiceId: 'audit', title: 'Audit keys', improvementText: 'Look at them' },
  { choiceId: 'none', title: 'None of these' },
];

function row(changes: Partial<AnswerWithTextsRow> = {}): AnswerWithTextsRow {
  return {
    workload_id: 'shop',
    lens_alias: 'wellarchitected',
    question_id: 'keys',
    pillar_id: 'security',
    pillar_name: 'Security',
    risk: 'HIGH',
    applicable: true,
    reason: null,
    choices: '{}',
    improvements: '[]',
    jira_issue_url: null,
    notes: null,
    notes_read_at: null,
    title: 'Where do the keys lie?',
    description: null,
    helpful_resource_url: null,
    lens_choices: JSON.stringify(CHOICES),
    ...changes,
  };
}

describe('toAnswer', () => {
  it('shows every choice of the lens in its order, as it was answered', () => {
    const { choices } = toAnswer(
      row({
        choices: JSON.stringify({
          audit: { status: 'NOT_APPLICABLE', reason: 'OUT_OF_SCOPE' },
          rotate: { status: 'SELECTED' },
          leftTheLens: { status: 'SELECTED' },
        }),
      }),
    );
    expect(choices).toEqual([
      {
        choiceId: 'rotate',
        title: 'Rotate keys',
        description: 'Often',
        status: 'SELECTED',
      },
      {
        choiceId: 'audit',
        title: 'Audit keys',
        status: 'NOT_APPLICABLE',
        reason: 'OUT_OF_SCOPE',
      },
      { choiceId: 'none', title: 'None of these', status: 'UNSELECTED' },
    ]);
  });

  it.each([
    [null, undefined],
    ['NONE', undefined],
    ['OUT_OF_SCOPE', 'OUT_OF_SCOPE'],
  ])('shows the reason %s as %s', (reason, shown) => {
    expect(toAnswer(row({ reason })).reason).toBe(shown);
  });

  it.each<[boolean | number, boolean]>([
    [true, true],
    [false, false],
    [1, true],
    [0, false],
  ])('reads %s, as a database tells it, as %s', (applicable, shown) => {
    expect(
      toAnswer(row({ applicable: applicable as boolean })).applicable,
    ).toBe(shown);
  });

  it('names its task, and its pillar by its id where it has lost its name', () => {
    const task = { question_id: 'identities', id: 'task', state: 'accepted' };
    expect(
      toAnswer(row({ pillar_name: null }), task as QuestionTaskRow),
    ).toMatchObject({
      taskId: 'task',
      taskState: 'accepted',
      pillarName: 'security',
    });
  });
});

describe('toImprovementSteps', () => {
  it('lists what is planned in the order of the lens', () => {
    const steps = toImprovementSteps(
      row({ improvements: '["audit","leftTheLens","rotate"]' }),
    );
    expect(steps).toEqual([
      {
        choiceId: 'rotate',
        title: 'Rotate keys',
        text: 'Set up rotation',
        url: 'https://docs.example.com/rotate',
      },
      { choiceId: 'audit', title: 'Audit keys', text: 'Look at them' },
    ]);
  });

  it('is empty without a plan', () => {
    expect(toImprovementSteps(row())).toEqual([]);
  });
});
