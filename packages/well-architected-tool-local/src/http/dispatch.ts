import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Calls } from '../control/calls';
import type { Fault, Faults } from '../control/faults';
import { accountIds, regions } from '../organisation/sources';
import { accessDenied, AwsError, statusOf } from '../protocol/errors';
import type { WireRequest, WireResponse } from '../protocol/wire';
import { serviceByLook, services, type Service } from '../services/services';
import { authenticate, readClaim } from '../signing/authenticate';
import type { Identity } from '../signing/credentials';
import type { ToolState } from '../state/toolState';

/** What answering a call needs. */
export interface Tool {
  readonly state: ToolState;
  readonly faults: Faults;
  readonly calls: Calls;
}

/** An answer, or what happens in place of one. */
export type Outcome =
  | { readonly kind: 'answer'; readonly response: WireResponse }
  | { readonly kind: 'reset' | 'hang' }
  | { readonly kind: 'truncate'; readonly response: WireResponse };

type Failure = Exclude<Fault, { kind: 'latency' }>;

function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  console.error(error);
  return new AwsError(
    'InternalServerException',
    'An internal error occurred',
    {},
    500,
  );
}

function injectedError(failure: Failure, identity: Identity, action: string) {
  switch (failure.kind) {
    case 'throttle':
      return new AwsError('ThrottlingException', 'Rate exceeded', {}, 429);
    case 'deny':
      return accessDenied(identity.arn, action);
    case 'error':
      return new AwsError(
        failure.name,
        failure.message ?? `${failure.name} was switched on`,
        {},
        failure.status ?? statusOf(failure.name),
      );
    default:
      return undefined;
  }
}

function withServiceName(error: AwsError, { errorNames }: Service): AwsError {
  const name = errorNames[error.name];
  return name === undefined
    ? error
    : new AwsError(name, error.message, { ...error.members }, error.status);
}

/**
 * Answers one request of an AWS API: who is it, what does it ask for, what goes
 * wrong on purpose, and only then the operation itself.
 */
export async function dispatch(
  request: WireRequest,
  tool: Tool,
): Promise<Outcome> {
  const requestId = randomUUID();
  const claim = readClaim(request);
  const service =
    services[claim?.service ?? ''] ?? serviceByLook(request.headers);
  const { protocol } = service;
  const fail = (error: unknown): Outcome => ({
    kind: 'answer',
    response: protocol.fail(
      withServiceName(asAwsError(error), service),
      requestId,
    ),
  });

  const region = claim?.region ?? '';
  if (
    claim &&
    !regions.some(known => known === region) &&
    claim.service !== 'sts'
  ) {
    // Where a Region lacks the service there is no host to answer; closing the
    // connection is as near as one local port comes to that.
    return { kind: 'reset' };
  }

  try {
    const now = Date.now();
    const identity = await authenticate(request, claim, accountIds, now);
    const { operation, input } = protocol.parse(request);
    const source = { account: identity.account, region };
    const target = { ...source, operation: operation.name };
    const { milliseconds, failure } = tool.faults.decide(
      target,
      performance.now(),
    );
    if (milliseconds > 0) {
      await setTimeout(milliseconds, undefined, { ref: false });
    }
    const injected =
      failure &&
      injectedError(
        failure,
        identity,
        `${service.iamPrefix}:${operation.name}`,
      );
    if (injected) {
      const error = withServiceName(injected, service);
      tool.calls.record({ ...target, error: error.name });
      return fail(error);
    }
    if (failure?.kind === 'reset' || failure?.kind === 'hang') {
      tool.calls.record({ ...target, error: failure.kind });
      return { kind: failure.kind };
    }
    try {
      const output = service.carryOut({
        operation: operation.name,
        input: input(),
        identity,
        source,
        state: tool.state,
        now: Date.now(),
      });
      tool.calls.record({ ...target, error: failure?.kind });
      const response = protocol.answer(operation, output, requestId);
      return failure?.kind === 'garbage'
        ? {
            kind: 'answer',
            response: { ...response, body: '<html>\u0000{"not": json' },
          }
        : {
            kind: failure?.kind === 'truncate' ? 'truncate' : 'answer',
            response,
          };
    } catch (error) {
      tool.calls.record({ ...target, error: asAwsError(error).name });
      return fail(error);
    }
  } catch (error) {
    return fail(error);
  }
}
