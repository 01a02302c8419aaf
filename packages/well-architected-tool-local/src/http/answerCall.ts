import { setTimeout } from 'node:timers/promises';
import type { Calls } from '../control/calls';
import type { Fault, Faults } from '../control/faults';
import type { Source } from '../organisation/sources';
import { accessDenied, AwsError, statusOf } from '../protocol/errors';
import type { Operation } from '../protocol/operations';
import type { ParsedRequest } from '../protocol/protocol';
import type { WireResponse } from '../protocol/wire';
import type { Service } from '../services/services';
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
  | { readonly kind: 'answer' | 'truncate'; readonly response: WireResponse }
  | { readonly kind: 'reset' | 'hang' };

/** A call whose signature was right, and the service that it is for. */
export interface AuthenticCall {
  readonly service: Service;
  readonly request: ParsedRequest;
  readonly identity: Identity;
  readonly source: Source;
  readonly requestId: string;
  /** What the caller's SDK calls its application. */
  readonly app?: string;
}

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

/** The answer that tells an error, by the name that the service has for it. */
export function failedAnswer(
  thrown: unknown,
  { protocol, errorNames }: Service,
  requestId: string,
): { name: string; outcome: Outcome } {
  const error = asAwsError(thrown);
  const name = errorNames[error.name] ?? error.name;
  const named = new AwsError(
    name,
    error.message,
    { ...error.members },
    error.status,
  );
  return {
    name,
    outcome: { kind: 'answer', response: protocol.fail(named, requestId) },
  };
}

function injectedError(
  failure: Failure,
  identity: Identity,
  action: string,
): AwsError | undefined {
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

function withShortPage(
  input: Record<string, unknown>,
  { input: schema }: Operation,
  failure: Failure | undefined,
): Record<string, unknown> {
  const isPaged =
    schema.isStructSchema() && 'MaxResults' in schema.getMemberSchemas();
  if (failure?.kind !== 'short-pages' || !isPaged) {
    return input;
  }
  const asked = input.MaxResults ?? failure.size;
  return { ...input, MaxResults: Math.min(Number(asked), failure.size) };
}

function pageTokenOf(input: Record<string, unknown>): unknown {
  return input.NextToken ?? input.PaginationToken;
}

function leavesAnswerRight(failure: Failure | undefined): boolean {
  return failure?.kind === 'short-pages' || failure?.kind === 'expired-token';
}

function spoiled(
  response: WireResponse,
  failure: Failure | undefined,
): Outcome {
  switch (failure?.kind) {
    case 'truncate':
      return { kind: 'truncate', response };
    case 'garbage':
      return {
        kind: 'answer',
        response: { ...response, body: '<html>\u0000{"not": json' },
      };
    default:
      return { kind: 'answer', response };
  }
}

/** Carries a call out, after whatever goes wrong with it on purpose, and counts it. */
export async function answerCall(
  { service, request, identity, source, requestId, app }: AuthenticCall,
  tool: Tool,
): Promise<Outcome> {
  const { operation } = request;
  const target = { ...source, operation: operation.name };
  const startedAt = Date.now();
  const count = (error?: string) =>
    tool.calls.record({
      ...target,
      app,
      startedAt,
      endedAt: Date.now(),
      error,
    });
  const { milliseconds, failure } = tool.faults.decide(
    target,
    performance.now(),
  );
  if (milliseconds > 0) {
    await setTimeout(milliseconds, undefined, { ref: false });
  }
  if (failure?.kind === 'reset' || failure?.kind === 'hang') {
    count(failure.kind);
    return { kind: failure.kind };
  }
  try {
    const action = `${service.iamPrefix}:${operation.name}`;
    const injected = failure && injectedError(failure, identity, action);
    if (injected) {
      throw injected;
    }
    const asked = request.input();
    if (failure?.kind === 'expired-token' && pageTokenOf(asked)) {
      throw service.refusedToken();
    }
    const output = service.carryOut({
      operation: operation.name,
      input: withShortPage(asked, operation, failure),
      identity,
      source,
      state: tool.state,
      now: Date.now(),
    });
    const response = service.protocol.answer(operation, output, requestId);
    count(leavesAnswerRight(failure) ? undefined : failure?.kind);
    return spoiled(response, failure);
  } catch (error) {
    const { name, outcome } = failedAnswer(error, service, requestId);
    count(name);
    return outcome;
  }
}
