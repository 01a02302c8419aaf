import type { Page } from '../aws';
import { AwsCallError } from '../aws/AwsCallError';
import { PagedReading } from './PagedReading';

const PAGES: Record<string, Page<number>> = {
  start: { items: [1, 2], nextToken: 'second' },
  second: { items: [], nextToken: 'third' },
  third: { items: [3], nextToken: '' },
};

const never = () => false;

function refusal(name: string): AwsCallError {
  const cause = new Error('What is this token?');
  cause.name = name;
  return new AwsCallError('wellarchitected:ListWorkloads', cause);
}

/** Pages as AWS sends them, with the errors that come instead of some. */
function pages(failures: Array<Error | undefined> = []) {
  const tokens: string[] = [];
  const readPage = async (token = 'start') => {
    const failure = failures[tokens.length];
    tokens.push(token);
    if (failure) {
      throw failure;
    }
    return PAGES[token];
  };
  return { tokens, readPage };
}

describe('PagedReading', () => {
  it('reads to the page without a token, past empty ones', async () => {
    const { tokens, readPage } = pages();
    const reading = new PagedReading<number>();
    expect(await reading.read(readPage, never)).toBe(true);
    expect(reading.items).toEqual([1, 2, 3]);
    expect(tokens).toEqual(['start', 'second', 'third']);
  });

  it('goes on where another turn left it', async () => {
    const { tokens, readPage } = pages();
    const first = new PagedReading<number>();
    expect(await first.read(readPage, () => tokens.length === 1)).toBe(false);

    const second = new PagedReading<number>(JSON.parse(JSON.stringify(first)));
    expect(await second.read(readPage, never)).toBe(true);
    expect(second.items).toEqual([1, 2, 3]);
    expect(tokens).toEqual(['start', 'second', 'third']);
  });

  it('reads nothing again once all has been read', async () => {
    const { tokens, readPage } = pages();
    const reading = new PagedReading<number>();
    await reading.read(readPage, never);
    const again = new PagedReading<number>(JSON.parse(JSON.stringify(reading)));
    expect(await again.read(readPage, never)).toBe(true);
    expect(tokens).toHaveLength(3);
  });

  it.each(['ValidationException', 'PaginationTokenExpiredException'])(
    'begins again when AWS refuses a token with %s, and counts nothing twice',
    async name => {
      const { tokens, readPage } = pages([undefined, refusal(name)]);
      const reading = new PagedReading<number>();
      expect(await reading.read(readPage, never)).toBe(true);
      expect(reading.items).toEqual([1, 2, 3]);
      expect(tokens).toEqual(['start', 'second', 'start', 'second', 'third']);
    },
  );

  it.each([
    ['the first page is refused', [refusal('ValidationException')], 1],
    ['something else fails', [undefined, new Error('A reset')], 2],
    [
      'every token is refused',
      Array.from({ length: 8 }, (_, call) =>
        call % 2 === 1 ? refusal('ValidationException') : undefined,
      ),
      8,
    ],
  ])('fails when %s', async (_, failures, calls) => {
    const { tokens, readPage } = pages(failures);
    await expect(new PagedReading<number>().read(readPage, never)).rejects.toBe(
      failures[failures.length - 1],
    );
    expect(tokens).toHaveLength(calls);
  });
});
