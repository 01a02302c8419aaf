import * as taggingClient from '@aws-sdk/client-resource-groups-tagging-api';
import * as stsClient from '@aws-sdk/client-sts';
import * as wellArchitectedClient from '@aws-sdk/client-wellarchitected';
import { wellArchitectedHandlers } from '../operations';
import type { Source } from '../organisation/sources';
import { awsJson } from '../protocol/awsJson';
import { awsQuery } from '../protocol/awsQuery';
import { AwsError, invalidField } from '../protocol/errors';
import { operationsOf } from '../protocol/operations';
import type { Protocol } from '../protocol/protocol';
import { restJson } from '../protocol/restJson';
import type { Identity } from '../signing/credentials';
import type { ToolState } from '../state/toolState';
import { expiredPage, getResources } from './resourceTagging';
import { assumeRole, getCallerIdentity } from './securityToken';

/** A signed call of any service. */
export interface ServiceCall {
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly identity: Identity;
  readonly source: Source;
  readonly state: ToolState;
  readonly now: number;
}

/** One AWS service as the local tool plays it. */
export interface Service {
  readonly protocol: Protocol;
  /** What stands before the operation's name in an IAM action. */
  readonly iamPrefix: string;
  /** The names of common errors, where the service has its own for them. */
  readonly errorNames: Readonly<Record<string, string>>;
  /** The error for a page's token that has expired. */
  refusedToken(): AwsError;
  carryOut(call: ServiceCall): object;
}

const notOffered = (operation: string) =>
  new AwsError(
    'ValidationException',
    `The local tool does not carry out ${operation}`,
    { Reason: 'UNKNOWN_OPERATION' },
  );

const wellArchitected: Service = {
  protocol: restJson(operationsOf(wellArchitectedClient).values()),
  iamPrefix: 'wellarchitected',
  errorNames: {},
  refusedToken: () => invalidField('NextToken', 'The token has expired'),
  carryOut({ operation, input, identity, source, state, now }) {
    const handler = wellArchitectedHandlers.get(operation);
    if (!handler) {
      throw notOffered(operation);
    }
    // The input was read by this very operation's schema, which is what the
    // handler's parameter describes; TypeScript cannot see that pairing.
    return handler(input as never, {
      operation,
      source,
      callerArn: identity.arn,
      state,
      now,
    });
  },
};

const securityToken: Service = {
  protocol: awsQuery(operationsOf(stsClient)),
  iamPrefix: 'sts',
  errorNames: {
    UnrecognizedClientException: 'InvalidClientTokenId',
    InvalidSignatureException: 'SignatureDoesNotMatch',
    ExpiredTokenException: 'ExpiredToken',
    MissingAuthenticationTokenException: 'MissingAuthenticationToken',
    IncompleteSignatureException: 'IncompleteSignature',
    AccessDeniedException: 'AccessDenied',
    ThrottlingException: 'Throttling',
  },
  refusedToken: () => notOffered('pages'),
  carryOut({ operation, input, identity, now }) {
    switch (operation) {
      case 'AssumeRole':
        return assumeRole(input, identity, now);
      case 'GetCallerIdentity':
        return getCallerIdentity(identity);
      default:
        throw new AwsError(
          'InvalidAction',
          `The local tool does not carry out ${operation}`,
        );
    }
  },
};

const resourceTagging: Service = {
  protocol: awsJson(operationsOf(taggingClient)),
  iamPrefix: 'tag',
  errorNames: { ThrottlingException: 'ThrottledException' },
  refusedToken: expiredPage,
  carryOut({ operation, input, source, state }) {
    if (operation !== 'GetResources') {
      throw new AwsError(
        'InvalidParameterException',
        `The local tool does not carry out ${operation}`,
      );
    }
    return getResources(input, source, state);
  },
};

/** The services by the name under which requests to them are signed. */
export const services: ReadonlyMap<string, Service> = new Map([
  ['wellarchitected', wellArchitected],
  ['sts', securityToken],
  ['tagging', resourceTagging],
]);

/** The service of a request whose signature does not tell: by the look of it. */
export function serviceByLook(
  headers: Readonly<Record<string, string>>,
): Service {
  if (headers['x-amz-target'] !== undefined) {
    return resourceTagging;
  }
  return headers['content-type']?.startsWith(
    'application/x-www-form-urlencoded',
  )
    ? securityToken
    : wellArchitected;
}
