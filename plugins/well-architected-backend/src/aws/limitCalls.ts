import type { FinalizeHandler, Pluggable } from '@aws-sdk/types';
import { AsyncResource } from 'async_hooks';
import type { Limit } from 'p-limit';

/**
 * Makes some tries of the calls of an SDK client wait for one another.
 *
 * @param isLimited - whether what calls now is limited
 */
export function limitCalls<Input extends object, Output extends object>(
  limit: Limit,
  isLimited: () => boolean,
): Pluggable<Input, Output> {
  return {
    applyToStack: stack =>
      stack.addRelativeTo(
        (
            next: FinalizeHandler<Input, Output>,
          ): FinalizeHandler<Input, Output> =>
          async args =>
            isLimited()
              ? // Bound: it would go on in the trace of the call that it waits for.
                limit(AsyncResource.bind(() => next(args)))
              : next(args),
        {
          name: 'limitCalls',
          relation: 'after',
          toMiddleware: 'retryMiddleware',
        },
      ),
  };
}
