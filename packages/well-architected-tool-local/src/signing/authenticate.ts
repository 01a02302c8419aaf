import { createHash, timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsError } from '../protocol/errors';
import type { WireRequest } from '../protocol/wire';
import { findKey, type Identity, type KnownKey } from './credentials';

const fifteenMinutes = 15 * 60 * 1000;

const authorizationPattern =
  /^AWS4-HMAC-SHA256\s+Credential=(?<key>[^/,]+)\/(?<date>\d{8})\/(?<region>[^/,]+)\/(?<service>[^/,]+)\/aws4_request,\s*SignedHeaders=(?<headers>[^,]+),\s*Signature=(?<signature>[0-9a-f]{64})$/;

/** What the Authorization header of a request claims, not yet checked. */
export interface Claim {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const refuse = (name: string, message: string) =>
  new AwsError(name, message, {}, 403);

/** Reads the Authorization header; nothing when it is missing or is not SigV4. */
export function readClaim(request: WireRequest): Claim | undefined {
  const groups = authorizationPattern.exec(
    request.headers.authorization ?? '',
  )?.groups;
  return (
    groups && {
      accessKeyId: groups.key,
      date: groups.date,
      region: groups.region,
      service: groups.service,
      signedHeaders: groups.headers.toLowerCase().split(';'),
      signature: groups.signature,
    }
  );
}

function readAmzDate(text: string): Date {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) {
    throw refuse(
      'IncompleteSignatureException',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

function checkSkew(signedAt: Date, now: number): void {
  const age = now - signedAt.getTime();
  if (Math.abs(age) > fifteenMinutes) {
    const when = age > 0 ? 'Signature expired' : 'Signature not yet current';
    throw refuse(
      'InvalidSignatureException',
      `${when}: ${signedAt.toISOString()} is more than 15 minutes from ${new Date(
        now,
      ).toISOString()}`,
    );
  }
}

async function recompute(
  request: WireRequest,
  claim: Claim,
  key: KnownKey,
  signedAt: Date,
): Promise<string> {
  const headers = Object.fromEntries(
    claim.signedHeaders.map(name => [name, request.headers[name] ?? '']),
  );
  const signer = new SignatureV4({
    credentials: {
      accessKeyId: claim.accessKeyId,
      secretAccessKey: key.secretAccessKey,
      sessionToken: headers['x-amz-security-token'],
    },
    region: claim.region,
    service: claim.service,
    sha256: Sha256,
    applyChecksum: false,
  });
  const signed = await signer.sign(
    new HttpRequest({
      method: request.method,
      path: request.path,
      query: { ...request.query },
      headers,
      body: request.body,
    }),
    { signingDate: signedAt, signableHeaders: new Set(claim.signedHeaders) },
  );
  return signed.headers.authorization.split('Signature=')[1];
}

/**
 * Checks a request as AWS does: a known key, a session that has not ended, a
 * clock within fifteen minutes, and a signature that comes out the same when it
 * is computed again over what arrived.
 */
export async function authenticate(
  request: WireRequest,
  claim: Claim | undefined,
  accounts: ReadonlySet<string>,
  now: number,
): Promise<Identity> {
  if (request.headers.authorization === undefined) {
    throw refuse(
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    );
  }
  if (!claim || !claim.signedHeaders.includes('host')) {
    throw refuse(
      'IncompleteSignatureException',
      'The Authorization header is not a complete AWS Signature Version 4',
    );
  }
  const token = request.headers['x-amz-security-token'];
  const key = findKey(claim.accessKeyId, token, accounts);
  if (!key) {
    throw refuse(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
  if (key.expiresAt !== undefined && key.expiresAt <= now) {
    throw refuse(
      'ExpiredTokenException',
      'The security token included in the request is expired',
    );
  }
  const signedAt = readAmzDate(request.headers['x-amz-date'] ?? '');
  checkSkew(signedAt, now);
  const stated = request.headers['x-amz-content-sha256'];
  const bodyIsSigned =
    stated === undefined ||
    stated === createHash('sha256').update(request.body).digest('hex');
  const wanted = await recompute(request, claim, key, signedAt);
  if (
    !bodyIsSigned ||
    !timingSafeEqual(Buffer.from(wanted), Buffer.from(claim.signature))
  ) {
    throw refuse(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    );
  }
  return key;
}
