import { answerReason } from './answerReason';

describe('answerReason', () => {
  it.each([
    ['OUT_OF_SCOPE', 'OUT_OF_SCOPE'],
    ['BUSINESS_PRIORITIES', 'BUSINESS_PRIORITIES'],
    ['ARCHITECTURE_CONSTRAINTS', 'ARCHITECTURE_CONSTRAINTS'],
    ['OTHER', 'OTHER'],
    ['NONE', 'NONE'],
    ['SOMETHING_NEW', 'OTHER'],
    ['', 'NONE'],
    [undefined, 'NONE'],
  ])('%s is told as %s', (reason, expected) => {
    expect(answerReason(reason)).toBe(expected);
  });
});
