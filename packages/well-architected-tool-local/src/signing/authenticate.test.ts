import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import {
  ListWorkloadsCommand,
  WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { accounts } from '../organisation/sources';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { sts, wellArchitected } from '../testing/sampleClients';
import {
  issueCredentials,
  sampleAccessKeyId,
  sampleSecretAccessKey,
} from './credentials';

describe('authentication', () => {
  let tool: LocalTool;

  beforeAll(async () => {
    tool = await startLocalTool();
  });
  afterAll(() => tool.stop());

  const list = (credentials: {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
  }) =>
    new WellArchitectedClient({
      endpoint: tool.url,
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials,
    }).send(new ListWorkloadsCommand({}));

  const accessKeyId = sampleAccessKeyId(accounts.shop);
  const secretAccessKey = sampleSecretAccessKey;
  const identity = { account: accounts.shop, arn: 'arn', userId: 'id' };

  it('refuses a wrong secret', async () => {
    await expect(
      list({ accessKeyId, secretAccessKey: 'wrong' }),
    ).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: {
        httpStatusCode: 403,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  it.each(['AKIADEMO000000000000', 'AKIASOMETHINGELSE', accounts.shop])(
    'refuses the unknown key %s',
    async unknown => {
      await expect(
        list({ accessKeyId: unknown, secretAccessKey }),
      ).rejects.toMatchObject({
        name: 'UnrecognizedClientException',
      });
    },
  );

  it('refuses a request without a signature', async () => {
    const response = await fetch(`${tool.url}/workloadsSummaries`, {
      method: 'POST',
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-errortype')).toBe(
      'MissingAuthenticationTokenException',
    );
  });

  it('refuses a signature that is not complete', async () => {
    const response = await fetch(`${tool.url}/workloadsSummaries`, {
      method: 'POST',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x' },
    });
    expect(response.headers.get('x-amzn-errortype')).toBe(
      'IncompleteSignatureException',
    );
  });

  it.each([-16, 16])(
    'refuses a clock that is %d minutes off',
    async minutes => {
      const client = new WellArchitectedClient({
        endpoint: tool.url,
        region: 'eu-west-1',
        maxAttempts: 1,
        systemClockOffset: minutes * 60 * 1000,
        credentials: { accessKeyId, secretAccessKey },
      });
      await expect(
        client.send(new ListWorkloadsCommand({})),
      ).rejects.toMatchObject({
        name: 'InvalidSignatureException',
        message: expect.stringContaining('15 minutes'),
      });
    },
  );

  it('refuses a body that was changed after signing', async () => {
    const client = wellArchitected(tool.url);
    client.middlewareStack.add(
      next => args => {
        const { request } = args as unknown as { request: { body: string } };
        request.body = '{"MaxResults":2}';
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low', name: 'tamper' },
    );
    await expect(
      client.send(new ListWorkloadsCommand({ MaxResults: 1 })),
    ).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('accepts a session and refuses it when it has ended', async () => {
    const valid = issueCredentials(identity, Date.now() + 60_000);
    await expect(list(valid)).resolves.toBeDefined();
    const ended = issueCredentials(identity, Date.now() - 1);
    await expect(list(ended)).rejects.toMatchObject({
      name: 'ExpiredTokenException',
    });
  });

  it('refuses a session token that was made up or belongs to another key', async () => {
    const { sessionToken, ...session } = issueCredentials(
      identity,
      Date.now() + 60_000,
    );
    const other = issueCredentials(identity, Date.now() + 60_000);
    for (const token of [
      undefined,
      'made.up',
      `${sessionToken}x`,
      other.sessionToken,
    ]) {
      await expect(
        list({ ...session, sessionToken: token }),
      ).rejects.toMatchObject({
        name: 'UnrecognizedClientException',
      });
    }
  });

  it('lets a role of another account be assumed', async () => {
    const { Credentials, AssumedRoleUser } = await sts(tool.url).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accounts.logistics}:role/backstage-reader`,
        RoleSessionName: 'backstage',
        ExternalId: 'any',
      }),
    );
    expect(AssumedRoleUser?.Arn).toBe(
      `arn:aws:sts::${accounts.logistics}:assumed-role/backstage-reader/backstage`,
    );
    expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now());
    const client = new STSClient({
      endpoint: tool.url,
      region: 'us-east-1',
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      },
    });
    await expect(
      client.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({
      Account: accounts.logistics,
      Arn: AssumedRoleUser?.Arn,
    });
  });

  it.each([
    ['arn:aws:iam::999999999999:role/reader', 'AccessDenied'],
    ['reader', 'ValidationError'],
  ])('refuses to assume %s', async (RoleArn, name) => {
    const command = new AssumeRoleCommand({
      RoleArn,
      RoleSessionName: 'session',
    });
    await expect(sts(tool.url).send(command)).rejects.toMatchObject({ name });
  });

  it('names refusals of STS as STS does', async () => {
    const client = new STSClient({
      endpoint: tool.url,
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials: { accessKeyId, secretAccessKey: 'wrong' },
    });
    await expect(
      client.send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
  });

  it('closes the connection where a Region lacks the service', async () => {
    const client = wellArchitected(tool.url, { region: 'eu-south-2' });
    await expect(
      client.send(new ListWorkloadsCommand({})),
    ).rejects.toMatchObject({
      message: expect.stringContaining('socket hang up'),
    });
  });
});
