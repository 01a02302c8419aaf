import type {
  FinalizeHandler,
  HandlerExecutionContext,
  Pluggable,
  SdkError,
} from '@aws-sdk/types';
import { isThrottlingError } from '@smithy/core/retry';

/** How a try of a call went. */
export type CallOutcome = 'answered' | 'throttled' | 'failed';

/** Is told of every try of every call, also of those that the SDK repeats. */
export type OnCall = (operation: string, outcome: CallOutcome) => void;

/** Makes an SDK client tell how each try of its calls went. */
export function meterCalls<Input extends object, Output extends object>(
  onCall: OnCall,
): Pluggable<Input, Output> {
  return {
    applyToStack: stack =>
      stack.addRelativeTo(
        (
            next: FinalizeHandler<Input, Output>,
            { commandName = '' }: HandlerExecutionContext,
          ): FinalizeHandler<Input, Output> =>
          async args => {
            const operation = commandName.replace(/Command$/, '');
            try {
              const result = await next(args);
              onCall(operation, 'answered');
              return result;
            } catch (error) {
              onCall(
                operation,
                isThrottlingError(error as SdkError) ? 'throttled' : 'failed',
              );
              throw error;
            }
          },
        {
          name: 'meterCalls',
          relation: 'after',
          toMiddleware: 'retryMiddleware',
        },
      ),
  };
}
