import { lensAliasOf } from './lensAlias';

describe('lensAliasOf', () => {
  it.each([
    ['arn:aws:wellarchitected::aws:lens/serverless', 'serverless'],
    ['arn:aws:wellarchitected:::lens/serverless', 'serverless'],
    [
      'arn:aws-us-gov:wellarchitected::aws:lens/wellarchitected',
      'wellarchitected',
    ],
  ])('names the official lens %s by %s', (arn, alias) => {
    expect(lensAliasOf(arn)).toBe(alias);
  });

  it.each([
    'arn:aws:wellarchitected:eu-west-1:111122223333:lens/0123456789abcdef',
    'arn:aws:wellarchitected::aws:lens/serverless/more',
    'serverless',
    '',
  ])('names %p by itself', arn => {
    expect(lensAliasOf(arn)).toBe(arn);
  });
});
