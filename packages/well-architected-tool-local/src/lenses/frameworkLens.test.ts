import { frameworkLens } from './frameworkLens';
import { isNoneOfThese } from './lensDocument';

describe('frameworkLens', () => {
  const lens = frameworkLens();

  it('has 57 questions in AWS’s order of pillars', () => {
    const counts = lens.pillars.map(({ id }) => [
      id,
      lens.questions.filter(({ pillarId }) => pillarId === id).length,
    ]);
    expect(counts).toEqual([
      ['operationalExcellence', 11],
      ['security', 11],
      ['reliability', 13],
      ['performance', 5],
      ['costOptimization', 11],
      ['sustainability', 6],
    ]);
    expect(lens.questionsById.size).toBe(57);
  });

  it('gives each question three to seven choices, the last of which is none of these', () => {
    for (const { choices } of lens.questions) {
      expect(choices.length).toBeGreaterThanOrEqual(3);
      expect(choices.length).toBeLessThanOrEqual(7);
      expect(choices.filter(({ id }) => isNoneOfThese(id))).toEqual(
        choices.slice(-1),
      );
    }
  });

  it('names every choice once, within the model’s length', () => {
    const ids = lens.questions.flatMap(({ choices }) =>
      choices.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(id => id.length <= 64)).toBe(true);
  });

  it('plans the improvement of every practice, with a link to the documentation', () => {
    const practices = lens.questions
      .flatMap(({ choices }) => choices)
      .filter(({ id }) => !isNoneOfThese(id));
    for (const { improvementPlan } of practices) {
      expect(improvementPlan?.displayText).toMatch(/^[A-Z].+\.$/);
      expect(improvementPlan?.url).toMatch(
        /^https:\/\/docs\.aws\.amazon\.com\/wellarchitected\/latest\/framework\/(ops|sec|rel|perf|cost|sus)-\d\d\.html#\w+$/,
      );
    }
  });
});
