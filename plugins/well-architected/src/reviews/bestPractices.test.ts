import type { Choice } from 'backstage-plugin-well-architected-common';
import { planImprovement, sortBestPractices } from './bestPractices';

const choice = (choiceId: string, status: Choice['status']): Choice => ({
  choiceId,
  title: `Title of ${choiceId}`,
  status,
});

describe('sortBestPractices', () => {
  it('sorts choices by what the answer says of them', () => {
    const choices = [
      choice('a', 'SELECTED'),
      choice('b', 'UNSELECTED'),
      choice('c', 'NOT_APPLICABLE'),
      choice('d', 'UNSELECTED'),
    ];
    expect(sortBestPractices({ choices })).toEqual({
      inPlace: [choices[0]],
      missing: [choices[1], choices[3]],
      notApplicable: [choices[2]],
    });
  });

  it.each<Choice['status']>(['SELECTED', 'UNSELECTED', 'NOT_APPLICABLE'])(
    'takes "None of these" for no best practice when it is %s',
    status => {
      expect(
        sortBestPractices({ choices: [choice('sec_identities_no', status)] }),
      ).toEqual({ missing: [], inPlace: [], notApplicable: [] });
    },
  );
});

describe('planImprovement', () => {
  const missing = [
    { ...choice('a', 'UNSELECTED'), description: 'About a' },
    choice('b', 'UNSELECTED'),
  ];

  it('takes the words of the improvement plan, in the order of the lens', () => {
    const b = { choiceId: 'b', title: 'Do b', url: 'https://example.com/b' };
    const a = { choiceId: 'a', title: 'Do a', text: 'First this' };
    expect(planImprovement(missing, [b, a])).toEqual([a, b]);
  });

  it('names a missing best practice that has no plan', () => {
    expect(planImprovement(missing, [])).toEqual([
      { choiceId: 'a', title: 'Title of a', text: 'About a' },
      { choiceId: 'b', title: 'Title of b', text: undefined },
    ]);
  });

  it('keeps a step of the plan whose choice the answer does not tell', () => {
    const other = { choiceId: 'z', title: 'Do z' };
    expect(planImprovement([], [other])).toEqual([other]);
  });
});
