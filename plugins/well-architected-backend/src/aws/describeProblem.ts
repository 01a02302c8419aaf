import { isError } from '@backstage/errors';
import type { Problem } from 'backstage-plugin-well-architected-common';
import { AwsCallError } from './AwsCallError';

const LONGEST_MESSAGE = 500;

/** What failed, in words for the people who can act on it. */
export function describeProblem(error: unknown, since: string): Problem {
  const call = error instanceof AwsCallError ? error : undefined;
  const cause = call?.cause ?? error;
  const name = isError(cause) ? cause.name : 'Error';
  const metadata = (cause as { $metadata?: { requestId?: string } })?.$metadata;
  return {
    name,
    message: withoutSecrets(isError(cause) ? cause.message : String(cause)),
    operation: call?.operation,
    requestId: metadata?.requestId,
    since,
    advice: adviceFor(name, codeOf(cause), call?.action),
  };
}

function adviceFor(
  name: string,
  code: string | undefined,
  action: string | undefined,
): string | undefined {
  if (/AccessDenied|UnauthorizedOperation|NotAuthorized/.test(name)) {
    return action
      ? `Allow ${action} for the role that Backstage reads this account with.`
      : 'Let Backstage assume the role of this account.';
  }
  if (/ExpiredToken|RequestExpired/.test(name)) {
    return 'The credentials have expired. Renew them, or let Backstage assume a role.';
  }
  if (
    /Credentials|InvalidClientTokenId|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch/.test(
      name,
    )
  ) {
    return 'Check the credentials of this account under `aws` in the configuration of Backstage.';
  }
  if (/Throttl|TooManyRequests/.test(name)) {
    return 'AWS asked to slow down. The next sync tries again.';
  }
  if (
    code === 'ENOTFOUND' ||
    code === 'ECONNREFUSED' ||
    code === 'ECONNRESET'
  ) {
    return 'Check that the Well-Architected Tool exists in this region and that Backstage can reach it.';
  }
  if (/Timeout|Abort/.test(name)) {
    return 'AWS did not answer in time. The next sync tries again.';
  }
  return undefined;
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** AWS repeats parts of a refused request: access keys and tokens stay out. */
function withoutSecrets(message: string): string {
  return message
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{8,}\b/g, '$1…')
    .replace(/[A-Za-z0-9+/=_-]{60,}/g, '…')
    .slice(0, LONGEST_MESSAGE);
}
