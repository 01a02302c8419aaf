import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The secret of every sample access key. Local only; it opens nothing at AWS. */
export const sampleSecretAccessKey =
  'local-well-architected-tool-sample-secret';

/** The sample access key of an account: `AKIADEMO` and the account's id. */
export function sampleAccessKeyId(account: string): string {
  return `AKIADEMO${account}`;
}

/** Who signed a request. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/** What is known of an access key. */
export interface KnownKey extends Identity {
  readonly secretAccessKey: string;
  /** Milliseconds since 1970; absent for long-term keys. */
  readonly expiresAt?: number;
}

/** Temporary credentials, as AssumeRole hands them out. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: number;
}

interface SessionClaims extends Identity {
  readonly accessKeyId: string;
  readonly expiresAt: number;
}

const sign = (text: string) =>
  createHmac('sha256', sampleSecretAccessKey).update(text).digest();

const secretOfSession = (accessKeyId: string) =>
  sign(`secret of ${accessKeyId}`).toString('base64');

/**
 * Issues temporary credentials. The session stands in the token itself, so that
 * credentials outlive a restart, as real ones outlive any server.
 */
export function issueCredentials(
  identity: Identity,
  expiresAt: number,
): TemporaryCredentials {
  const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
  const claims: SessionClaims = { ...identity, accessKeyId, expiresAt };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return {
    accessKeyId,
    secretAccessKey: secretOfSession(accessKeyId),
    sessionToken: `${payload}.${sign(payload).toString('base64url')}`,
    expiresAt,
  };
}

function readSession(token: string): SessionClaims | undefined {
  const [payload, signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const wanted = sign(payload);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    return undefined;
  }
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

/** Looks an access key up; temporary keys are only known together with their session token. */
export function findKey(
  accessKeyId: string,
  sessionToken: string | undefined,
  accounts: ReadonlySet<string>,
): KnownKey | undefined {
  if (sessionToken !== undefined) {
    const session = readSession(sessionToken);
    return session?.accessKeyId === accessKeyId && accounts.has(session.account)
      ? { ...session, secretAccessKey: secretOfSession(accessKeyId) }
      : undefined;
  }
  const account = accessKeyId.replace(/^AKIADEMO/, '');
  if (accessKeyId !== sampleAccessKeyId(account) || !accounts.has(account)) {
    return undefined;
  }
  return {
    account,
    arn: `arn:aws:iam::${account}:user/sample`,
    userId: `AIDASAMPLE${account}`,
    secretAccessKey: sampleSecretAccessKey,
  };
}
