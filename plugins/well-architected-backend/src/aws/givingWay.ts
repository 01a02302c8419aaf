import type {
  DeserializeHandler,
  DeserializeHandlerArguments,
  Pluggable,
} from '@aws-sdk/types';

/** Waits until something else has gone first. */
export type GiveWay = () => Promise<void>;

/**
 * Makes some calls of an SDK client give way, before they are sent and before
 * what they were answered is looked at: both keep the process busy.
 *
 * @param isGivingWay - whether what calls now gives way
 */
export function givingWay<Input extends object, Output extends object>(
  giveWay: GiveWay,
  isGivingWay: () => boolean,
): Pluggable<Input, Output> {
  return {
    applyToStack: stack =>
      stack.addRelativeTo(
        (
            next: DeserializeHandler<Input, Output>,
          ): DeserializeHandler<Input, Output> =>
          async (args: DeserializeHandlerArguments<Input>) => {
            if (!isGivingWay()) {
              return next(args);
            }
            await giveWay();
            const answer = await next(args);
            await giveWay();
            return answer;
          },
        {
          name: 'givingWay',
          relation: 'after',
          toMiddleware: 'deserializerMiddleware',
        },
      ),
  };
}
