import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { tellFailedCalls } from './AwsCallError';
import type { GiveWay } from './backgroundCalls';
import type { OnCall } from './meterCalls';
import { SourceReader } from './SourceReader';

/** Which account and region, undefined for those of the default credentials. */
export interface SourceLocation {
  accountId?: string;
  region: string;
}

/** A reader for a source, with the credentials that Backstage has for its account. */
export async function createSourceReader(options: {
  source: SourceLocation;
  endpoint?: string;
  credentialsManager: AwsCredentialsManager;
  /** How long one try of one call may take, in milliseconds. */
  timeoutMs: number;
  onCall: OnCall;
  giveWay: GiveWay;
}): Promise<SourceReader> {
  const { source, endpoint, credentialsManager, ...rest } = options;
  const { sdkCredentialProvider } =
    await credentialsManager.getCredentialProvider({
      accountId: source.accountId,
    });
  return new SourceReader({
    region: source.region,
    endpoint,
    credentials: sdkCredentialProvider,
    ...rest,
  });
}

/** The region of the default credentials, if the environment or a profile names one. */
export async function defaultRegion(): Promise<string | undefined> {
  return new STSClient({}).config.region().catch(() => undefined);
}

/** The account of the default credentials. */
export async function defaultAccount(options: {
  region: string;
  credentialsManager: AwsCredentialsManager;
}): Promise<string | undefined> {
  const { sdkCredentialProvider } =
    await options.credentialsManager.getCredentialProvider();
  const client = new STSClient({
    region: options.region,
    credentials: sdkCredentialProvider,
  });
  client.middlewareStack.use(tellFailedCalls('sts'));
  const { Account } = await client.send(new GetCallerIdentityCommand({}));
  return Account;
}
