import type { Pluggable } from '@aws-sdk/types';

/**
 * Makes an SDK client tell texts that every database can store. AWS's model has no
 * pattern for names, notes and descriptions; PostgreSQL's text knows no NUL.
 */
export function storableTexts<
  Input extends object,
  Output extends object,
>(): Pluggable<Input, Output> {
  return {
    applyToStack: stack =>
      stack.add(
        next => async args => {
          const result = await next(args);
          replaceNul(result.output);
          return result;
        },
        { step: 'initialize', name: 'storableTexts' },
      ),
  };
}

function replaceNul(value: object): void {
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'string') {
      if (part.includes('\0')) {
        Reflect.set(value, key, part.replaceAll('\0', '\uFFFD'));
      }
    } else if (typeof part === 'object' && part !== null) {
      replaceNul(part);
    }
  }
}
