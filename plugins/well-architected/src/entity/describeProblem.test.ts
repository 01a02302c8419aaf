import { describeProblem } from './describeProblem';

const problem = {
  name: 'AccessDeniedException',
  message: 'Not authorized',
  since: '2026-01-01T00:00:00Z',
};

describe('describeProblem', () => {
  it.each([
    [problem, 'AccessDeniedException: Not authorized'],
    [
      { ...problem, operation: 'ListAnswers' },
      'ListAnswers AccessDeniedException: Not authorized',
    ],
    [
      {
        ...problem,
        operation: 'ListAnswers',
        requestId: 'abc',
        advice: 'Allow wellarchitected:ListAnswers.',
      },
      'Allow wellarchitected:ListAnswers. ListAnswers AccessDeniedException: Not authorized (request abc)',
    ],
  ])('puts what to do before what happened', (of, text) => {
    expect(describeProblem(of)).toBe(text);
  });
});
