import type { Pluggable } from '@aws-sdk/types';
import { ForwardedError, isError } from '@backstage/errors';

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

/**
 * What AWS always tells, be it an empty list. An answer without it, such as an
 * empty one of a proxy, must not be taken for an account without workloads.
 */
const ALWAYS_TOLD: Record<string, string> = {
  ListWorkloads: 'WorkloadSummaries',
  GetConsolidatedReport: 'Metrics',
  GetWorkload: 'Workload',
  GetLensReview: 'LensReview',
  ListAnswers: 'AnswerSummaries',
  GetResources: 'ResourceTagMappingList',
};

/** Makes the errors of an SDK client tell which call failed. */
export function tellFailedCalls<Input extends object, Output extends object>(
  iamPrefix: string,
): Pluggable<Input, Output> {
  return {
    applyToStack: stack =>
      stack.add(
        (next, { commandName = '' }) =>
          async args => {
            const operation = commandName.replace(/Command$/, '');
            try {
              const result = await next(args);
              requireTold(result.output, ALWAYS_TOLD[operation]);
              return result;
            } catch (error) {
              throw new AwsCallError(`${iamPrefix}:${operation}`, error);
            }
          },
        { step: 'initialize', name: 'tellFailedCalls' },
      ),
  };
}

function requireTold(output: object, member: string | undefined): void {
  if (member && !Reflect.get(output, member)) {
    throw new Error(`The answer has no ${member}`);
  }
}

/**
 * Whether a call failed for the page token that it carried: tokens expire, and
 * a listing then begins again.
 */
export function isRefusedToken(error: unknown): boolean {
  return (
    error instanceof AwsCallError &&
    isError(error.cause) &&
    /^(ValidationException|PaginationTokenExpiredException)$/.test(
      error.cause.name,
    )
  );
}
