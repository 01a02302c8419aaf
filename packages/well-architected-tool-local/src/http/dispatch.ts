import { randomUUID } from 'node:crypto';
import { accountIds, servedRegions } from '../organisation/sources';
import type { WireRequest } from '../protocol/wire';
import { serviceByLook, services } from '../services/services';
import { authenticate, readClaim } from '../signing/authenticate';
import {
  answerCall,
  failedAnswer,
  type Outcome,
  type Tool,
} from './answerCall';

/** Takes one request of an AWS API through the house: which service, who, what, and its answer. */
export async function dispatch(
  request: WireRequest,
  tool: Tool,
): Promise<Outcome> {
  const requestId = randomUUID();
  const claim = readClaim(request);
  const service =
    services.get(claim?.service ?? '') ?? serviceByLook(request.headers);
  const region = claim?.region ?? '';
  const hasService = claim?.service === 'sts' || servedRegions.has(region);
  if (claim && !hasService) {
    // Where a Region lacks the service there is no host to answer; closing the
    // connection is as near as one local port comes to that.
    return { kind: 'reset' };
  }
  try {
    const identity = await authenticate(request, claim, accountIds, Date.now());
    return await answerCall(
      {
        service,
        request: service.protocol.parse(request),
        identity,
        source: { account: identity.account, region },
        requestId,
        app: appOf(request.headers['user-agent']),
      },
      tool,
    );
  } catch (error) {
    return failedAnswer(error, service, requestId).outcome;
  }
}

/** SDKs name the application that they are used by in the user agent. */
function appOf(userAgent = ''): string | undefined {
  return /(?:^| )app\/(\S+)/.exec(userAgent)?.[1];
}
