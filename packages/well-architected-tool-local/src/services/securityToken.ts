import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
  GetCallerIdentityResponse,
} from '@aws-sdk/client-sts';
import type { Identity } from '../signing/credentials';
import { issueCredentials } from '../signing/credentials';
import { accountIds } from '../organisation/sources';
import { accessDenied, AwsError } from '../protocol/errors';

const invalid = (message: string) => new AwsError('ValidationError', message);

/** Hands out credentials for a role; any role of a known account can be assumed. */
export function assumeRole(
  input: Partial<AssumeRoleRequest>,
  caller: Identity,
  now: number,
): AssumeRoleResponse {
  const { RoleArn = '', RoleSessionName = '', DurationSeconds = 3600 } = input;
  const role =
    /^arn:aws:iam::(?<account>\d{12}):role\/(?<name>[\w+=,.@/-]+)$/.exec(
      RoleArn,
    )?.groups;
  if (!role) {
    throw invalid(`${RoleArn} is invalid`);
  }
  if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName)) {
    throw invalid("Value at 'roleSessionName' failed to satisfy constraint");
  }
  if (!(DurationSeconds >= 900 && DurationSeconds <= 43200)) {
    throw invalid("Value at 'durationSeconds' must be from 900 to 43200");
  }
  if (!accountIds.has(role.account)) {
    const error = accessDenied(
      caller.arn,
      `sts:AssumeRole on resource: ${RoleArn}`,
    );
    throw new AwsError('AccessDenied', error.message, {}, 403);
  }
  const roleId = `AROASAMPLE${role.account}`;
  const roleName = role.name.split('/').pop();
  const identity: Identity = {
    account: role.account,
    arn: `arn:aws:sts::${role.account}:assumed-role/${roleName}/${RoleSessionName}`,
    userId: `${roleId}:${RoleSessionName}`,
  };
  const issued = issueCredentials(identity, now + DurationSeconds * 1000);
  return {
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      SecretAccessKey: issued.secretAccessKey,
      SessionToken: issued.sessionToken,
      Expiration: new Date(issued.expiresAt),
    },
    AssumedRoleUser: { AssumedRoleId: identity.userId, Arn: identity.arn },
  };
}

/** Says who signed the call. */
export function getCallerIdentity(caller: Identity): GetCallerIdentityResponse {
  return { UserId: caller.userId, Account: caller.account, Arn: caller.arn };
}
