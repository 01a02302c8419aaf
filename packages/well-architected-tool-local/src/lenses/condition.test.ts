import { parseCondition } from './condition';

describe('parseCondition', () => {
  it.each([
    ['a', ['a'], true],
    ['a', ['b'], false],
    ['a && b', ['a', 'b'], true],
    ['a && b', ['a'], false],
    ['a || b', ['b'], true],
    ['a || b && c', ['a'], true],
    ['a || b && c', ['b'], false],
    ['(a || b) && c', ['a'], false],
    ['(a || b) && c', ['b', 'c'], true],
    ['!a', [], true],
    ['!a && b', ['a', 'b'], false],
    ['!(a || b)', ['c'], true],
    ['!!a', ['a'], true],
    ['default', [], true],
  ])('%s with %j is %s', (text, inPlace, expected) => {
    expect(parseCondition(text).holds(id => inPlace.includes(id))).toBe(
      expected,
    );
  });

  it('names the choices it asks about', () => {
    expect(parseCondition('(a && !b) || c').choiceIds).toEqual(['a', 'b', 'c']);
  });

  it.each(['', 'a &&', '&& a', '(a', 'a)', 'a b', 'a & b', '()'])(
    'refuses "%s"',
    text => {
      expect(() => parseCondition(text)).toThrow(SyntaxError);
    },
  );
});
