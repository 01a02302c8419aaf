import type { DeserializeHandler, Pluggable } from '@aws-sdk/types';
import { AsyncResource } from 'async_hooks';
import type PQueue from 'p-queue';

/** Waits until something else has gone first. */
export type GiveWay = () => Promise<void>;

/**
 * Makes calls of an SDK client that nobody waits for go in the background. A few
 * of them are under way at once, those of what began first before others, and they
 * give way before they are sent and before what they were answered is looked at:
 * both keep the process busy.
 */
export function backgroundCalls<Input extends object, Output extends object>({
  place,
  queue,
  giveWay,
}: {
  /** The place of what calls now, the lowest first; undefined if somebody waits for it. */
  place: () => number | undefined;
  /** Lets a few be under way at once: no longer than AWS takes to answer. */
  queue: PQueue;
  giveWay: GiveWay;
}): Pluggable<Input, Output> {
  return {
    applyToStack: stack =>
      stack.addRelativeTo(
        (
            next: DeserializeHandler<Input, Output>,
          ): DeserializeHandler<Input, Output> =>
          async args => {
            const ownPlace = place();
            if (ownPlace === undefined) {
              return next(args);
            }
            await giveWay();
            const answer = await queue.add(
              // Bound: it would go on in the trace of the call that it waits for.
              AsyncResource.bind(() => next(args)),
              { priority: -ownPlace },
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
