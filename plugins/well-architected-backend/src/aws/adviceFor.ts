/** What to do, by what AWS, the SDK or the network told; the first that fits. */
const ADVICE: Array<[told: RegExp, advice: string]> = [
  [
    /ExpiredToken|RequestExpired/,
    'The credentials have expired. Renew them, or let Backstage assume a role.',
  ],
  [
    /Credentials|InvalidClientTokenId|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|AWS integration/,
    'Check the credentials of this account under `aws` in the configuration of Backstage.',
  ],
  [
    /Throttl|TooManyRequests/,
    'AWS asked to slow down. The next sync tries again.',
  ],
  [
    /ResourceNotFound/,
    'It was deleted, or is no longer shared. The next listing of its source archives it.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|socket hang up/,
    'Check that the Well-Architected Tool exists in this region and that Backstage can reach it.',
  ],
  [
    /TooLongError/,
    'Raise `wellArchitected.schedule.timeout`, or have AWS grant this account more calls a second.',
  ],
  [
    /Timeout|ETIMEDOUT/,
    'AWS did not answer in time. The next sync tries again.',
  ],
  [
    /InternalServer|InternalFailure|ServiceUnavailable/,
    'AWS could not answer. The next sync tries again.',
  ],
  [
    /SyntaxError|aborted|answer has no/,
    'The answer broke off or was not from AWS. Check `wellArchitected.endpoint` and any proxy on the way.',
  ],
];

/**
 * What people can do about a failed call.
 *
 * @param action - what IAM calls the call that failed
 * @param told - name, code and message of the failure
 */
export function adviceFor({
  action,
  told,
}: {
  action?: string;
  told: string;
}): string | undefined {
  if (/AccessDenied|UnauthorizedOperation|NotAuthorized/.test(told)) {
    // Getting credentials is a call within the call, and may be what is denied.
    const denied =
      /not authorized to perform: (\w+:\w+)/.exec(told)?.[1] ?? action;
    return denied === undefined || denied.startsWith('sts:')
      ? 'Let Backstage assume the role of this account: check `sts:AssumeRole` and the trust policy of the role.'
      : `Allow ${denied} for the role that Backstage reads this account with.`;
  }
  return ADVICE.find(([pattern]) => pattern.test(told))?.[1];
}
