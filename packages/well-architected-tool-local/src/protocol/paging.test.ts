import { pageOf } from './paging';

const letters = ['a', 'b', 'c', 'd', 'e'];
const position = (letter: string) => letter.charCodeAt(0);

describe('pageOf', () => {
  it('walks through a list', () => {
    const seen: string[][] = [];
    let token: string | undefined;
    do {
      const page = pageOf(letters, position, {
        token,
        size: 2,
        list: ['letters'],
      });
      seen.push(page.items);
      token = page.nextToken;
    } while (token);
    expect(seen).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('loses nothing when items vanish between two pages', () => {
    const first = pageOf(letters, position, { size: 2, list: [] });
    const rest = pageOf(letters.slice(2), position, {
      token: first.nextToken,
      size: 9,
      list: [],
    });
    expect(rest.items).toEqual(['c', 'd', 'e']);
  });

  it('goes on after an empty page', () => {
    const { items, nextToken: token } = pageOf(letters, position, {
      size: 0,
      list: [],
    });
    expect(items).toEqual([]);
    expect(
      pageOf(letters, position, { token, size: 9, list: [] }).items,
    ).toEqual(letters);
  });

  it('has no token after the last item', () => {
    expect(
      pageOf(letters, position, { size: 5, list: [] }).nextToken,
    ).toBeUndefined();
    expect(pageOf([], position, { size: 5, list: [] })).toEqual({ items: [] });
  });

  it.each(['', 'x', 'bm90IGEgdG9rZW4gYXQgYWxs', '!!!'])(
    'refuses the token "%s"',
    token => {
      expect(() =>
        pageOf(letters, position, { token, size: 1, list: [] }),
      ).toThrow(RangeError);
    },
  );

  it('refuses the token of another list', () => {
    const { nextToken: token } = pageOf(letters, position, {
      size: 1,
      list: ['one'],
    });
    expect(() =>
      pageOf(letters, position, { token, size: 1, list: ['two'] }),
    ).toThrow(RangeError);
  });
});
