/** Whether a choice counts as in place: selected, or not applicable. */
export type InPlace = (choiceId: string) => boolean;

/** A risk rule's condition, ready to be asked. */
export interface Condition {
  readonly choiceIds: readonly string[];
  holds(inPlace: InPlace): boolean;
}

type Test = (inPlace: InPlace) => boolean;

/**
 * Reads a condition of a custom lens: choice ids joined by `&&`, `||`, `!` and
 * parentheses, or the word `default`, which always holds. Throws a SyntaxError
 * that says what is wrong.
 */
export function parseCondition(text: string): Condition {
  const tokens = text.match(/&&|\|\||[!()]|\w+|\S/g) ?? [];
  const choiceIds: string[] = [];
  let next = 0;

  function either(): Test {
    const tests = [both()];
    while (tokens[next] === '||') {
      next += 1;
      tests.push(both());
    }
    return inPlace => tests.some(test => test(inPlace));
  }

  function both(): Test {
    const tests = [single()];
    while (tokens[next] === '&&') {
      next += 1;
      tests.push(single());
    }
    return inPlace => tests.every(test => test(inPlace));
  }

  function single(): Test {
    const token = tokens[next];
    next += 1;
    if (token === '!') {
      const test = single();
      return inPlace => !test(inPlace);
    }
    if (token === '(') {
      const test = either();
      if (tokens[next] !== ')') {
        throw new SyntaxError(`The condition "${text}" lacks a ")"`);
      }
      next += 1;
      return test;
    }
    if (token === undefined || !/^\w+$/.test(token)) {
      throw new SyntaxError(
        `The condition "${text}" has ${
          token ?? 'its end'
        } where a choice id is expected`,
      );
    }
    choiceIds.push(token);
    return inPlace => inPlace(token);
  }

  if (text.trim() === 'default') {
    return { choiceIds, holds: () => true };
  }
  const test = either();
  if (next < tokens.length) {
    throw new SyntaxError(
      `The condition "${text}" goes on after its end: ${tokens[next]}`,
    );
  }
  return { choiceIds, holds: test };
}
