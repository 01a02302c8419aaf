import type { DeserializeHandler, Pluggable } from '@aws-sdk/types';
import { AsyncResource } from 'async_hooks';
import type { Limit } from 'p-limit';

/** Waits until something else has gone first. */
export type GiveWay = () => Promise<void>;

/**
 * Makes calls of an SDK client that nobody waits for go in the background. A few
 * of them are under way at once, and they give way before they are sent and before
 * what they were answered is looked at: both keep the process busy.
 */
export function backgroundCalls<Input extends object, Output extends object>({
  isInBackground,
  limit,
  giveWay,
}: {
  /** Whether nobody waits for what calls now. */
  isInBackground: () => boolean;
  /** Lets a few be under way at once: no longer than AWS takes to answer. */
  limit: Limit;
  giveWay: GiveWay;
}): Pluggable<Input, Output> {
  return {
    applyToStack: stack =>
      stack.addRelativeTo(
        (
            next: DeserializeHandler<Input, Output>,
          ): DeserializeHandler<Input, Output> =>
          async args => {
            if (!isInBackground()) {
              return next(args);
            }
            await giveWay();
            const answer = await limit(
              // Bound: it would go on in the trace of the call that it waits for.
              AsyncResource.bind(() => next(args)),
            );
            await giveWay();
            return answer;
          },
        {
          name: 'backgroundCalls',
          relation: 'after',
          toMiddleware: 'deserializerMiddleware',
        },
      ),
  };
}
