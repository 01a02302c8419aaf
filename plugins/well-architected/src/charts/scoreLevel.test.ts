import { scoreLevel } from './scoreLevel';

describe('scoreLevel', () => {
  it.each([
    [null, 'none'],
    [0, 'danger'],
    [49, 'danger'],
    [50, 'warning'],
    [79, 'warning'],
    [80, 'success'],
    [100, 'success'],
  ])('tells a score of %s as %s', (score, level) => {
    expect(scoreLevel(score)).toBe(level);
  });
});
