import type { Pluggable } from '@aws-sdk/types';
import { ForwardedError } from '@backstage/errors';

/** A call to AWS that failed for good, after the SDK's own retries. */
export class AwsCallError extends ForwardedError {
  constructor(
    /** What IAM calls it, such as `wellarchitected:ListAnswers`. */
    readonly action: string,
    cause: unknown,
  ) {
    super(`${action} failed`, cause);
  }

  /** The operation, such as `ListAnswers`. */
  get operation(): string {
    return this.action.split(':')[1];
  }
}

/** Makes the errors of an SDK client tell which call failed. */
export function tellFailedCalls<Input extends object, Output extends object>(
  iamPrefix: string,
): Pluggable<Input, Output> {
  return {
    applyToStack: stack =>
      stack.add(
        (next, { commandName = '' }) =>
          async args => {
            try {
              return await next(args);
            } catch (error) {
              const operation = commandName.replace(/Command$/, '');
              throw new AwsCallError(`${iamPrefix}:${operation}`, error);
            }
          },
        { step: 'initialize', name: 'tellFailedCalls' },
      ),
  };
}
