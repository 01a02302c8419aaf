import { z } from 'zod';
import type { WireRequest, WireResponse } from '../protocol/wire';
import type { Calls } from './calls';
import { faultSchema, type Faults } from './faults';

/** What the control routes steer. */
export interface Controls {
  readonly faults: Faults;
  readonly calls: Calls;
}

const prefix = '/_local/';

function json(status: number, body: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(body, undefined, 2)}\n`,
  };
}

function readFaults(body: string) {
  try {
    return z.array(faultSchema).safeParse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/**
 * Whether a request is for the local tool itself and not for an AWS API. A
 * browser's page is not listened to: it could come from anywhere.
 */
export function isControlRequest({ path }: WireRequest): boolean {
  return path.startsWith(prefix);
}

/** Answers the unsigned routes that switch faults and count calls. */
export function answerControl(
  request: WireRequest,
  { faults, calls }: Controls,
): WireResponse {
  if (request.headers.origin !== undefined) {
    return json(403, { error: 'The control routes do not answer browsers' });
  }
  switch (`${request.method} ${request.path.slice(prefix.length)}`) {
    case 'GET faults':
      return json(200, faults.list());
    case 'PUT faults': {
      const parsed = readFaults(request.body);
      if (!parsed?.success) {
        return json(400, {
          error: parsed ? parsed.error.issues : 'The body is not JSON',
        });
      }
      faults.set(parsed.data);
      return json(200, faults.list());
    }
    case 'DELETE faults':
      faults.clear();
      return json(200, faults.list());
    case 'GET calls':
      return json(200, calls.counts());
    case 'GET calls/log':
      return json(200, calls.log());
    case 'DELETE calls':
      calls.reset();
      return json(200, calls.counts());
    default:
      return json(404, {
        error: `${request.method} ${request.path} does not exist`,
      });
  }
}
