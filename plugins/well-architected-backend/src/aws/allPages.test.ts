import { allPages, type Page } from './allPages';

async function readAll(pages: Array<Page<number>>) {
  const tokens: Array<string | undefined> = [];
  const items = await allPages(async token => {
    tokens.push(token);
    return pages[tokens.length - 1];
  });
  return { items, tokens };
}

describe('allPages', () => {
  it.each<[string, Array<Page<number>>, number[]]>([
    ['one page', [{ items: [1, 2], nextToken: undefined }], [1, 2]],
    ['no items', [{ items: undefined, nextToken: undefined }], []],
    ['an empty token', [{ items: [1], nextToken: '' }], [1]],
    [
      'empty pages before the last',
      [
        { items: [1], nextToken: 'a' },
        { items: [], nextToken: 'b' },
        { items: undefined, nextToken: 'c' },
        { items: [2], nextToken: undefined },
      ],
      [1, 2],
    ],
  ])('reads to the last of %s', async (_, pages, expected) => {
    const { items, tokens } = await readAll(pages);
    expect(items).toEqual(expected);
    expect(tokens).toEqual([
      undefined,
      ...pages.slice(0, -1).map(({ nextToken }) => nextToken),
    ]);
  });

  it('gives nothing when a page fails', async () => {
    await expect(
      allPages<number>(async token => {
        if (token) {
          throw new Error('The second page');
        }
        return { items: [1], nextToken: 'a' };
      }),
    ).rejects.toThrow('The second page');
  });
});
