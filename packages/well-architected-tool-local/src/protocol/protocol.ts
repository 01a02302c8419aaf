import type { AwsError } from './errors';
import type { Operation } from './operations';
import type { WireRequest, WireResponse } from './wire';

/** An operation that a request asks for, and its input, checked. */
export interface ParsedRequest {
  readonly operation: Operation;
  /** Reads the input; throws a ValidationException (or its kin) when it is not valid. */
  readonly input: () => Record<string, unknown>;
}

/** How one AWS service speaks over HTTP. */
export interface Protocol {
  /** Finds the operation; throws as the service does for one that does not exist. */
  parse(request: WireRequest): ParsedRequest;
  answer(
    operation: Operation,
    output: unknown,
    requestId: string,
  ): WireResponse;
  fail(error: AwsError, requestId: string): WireResponse;
}
