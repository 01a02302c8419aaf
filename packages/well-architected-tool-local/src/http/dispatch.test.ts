import { HttpRequest } from '@smithy/core/protocols';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import {
  GetProfileTemplateCommand,
  ListAgentProfilesCommand,
} from '@aws-sdk/client-wellarchitected';
import { accounts } from '../organisation/sources';
import {
  sampleAccessKeyId,
  sampleSecretAccessKey,
} from '../signing/credentials';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { wellArchitected } from '../testing/sampleClients';

describe('dispatch', () => {
  let tool: LocalTool;

  beforeAll(async () => {
    tool = await startLocalTool();
  });
  afterAll(() => tool.stop());

  async function signedFetch(
    method: string,
    path: string,
    body = '',
    service = 'wellarchitected',
    headers: Record<string, string> = {},
  ) {
    const signer = new SignatureV4({
      service,
      region: 'eu-west-1',
      sha256: Sha256,
      credentials: {
        accessKeyId: sampleAccessKeyId(accounts.shop),
        secretAccessKey: sampleSecretAccessKey,
      },
    });
    const request = await signer.sign(
      new HttpRequest({
        method,
        path,
        headers: { host: new URL(tool.url).host, ...headers },
        body,
      }),
    );
    return fetch(`${tool.url}${path}`, {
      method,
      headers: request.headers,
      body: body || undefined,
    });
  }

  it.each([
    ['GET', '/'],
    ['GET', '/nothing'],
    ['DELETE', '/workloadsSummaries'],
    ['GET', '/workloads/a/b/c/d/e/f'],
  ])(
    'answers %s %s as an operation that does not exist',
    async (method, path) => {
      const response = await signedFetch(method, path);
      expect(response.status).toBe(404);
      expect(response.headers.get('x-amzn-errortype')).toBe(
        'UnknownOperationException',
      );
      expect(response.headers.get('x-amzn-requestid')).toMatch(
        /^[0-9a-f-]{36}$/,
      );
    },
  );

  it('answers unknown operations of the other services', async () => {
    const sts = await signedFetch(
      'POST',
      '/',
      'Action=Nothing&Version=1',
      'sts',
      {
        'content-type': 'application/x-www-form-urlencoded',
      },
    );
    expect(sts.status).toBe(400);
    expect(await sts.text()).toContain('<Code>InvalidAction</Code>');
    const tagging = await signedFetch('POST', '/', '{}', 'tagging', {
      'x-amz-target': 'ResourceGroupsTaggingAPI_20170126.Nothing',
    });
    expect(tagging.status).toBe(400);
    expect(await tagging.json()).toMatchObject({
      __type: 'UnknownOperationException',
    });
  });

  it.each([
    [new GetProfileTemplateCommand({})],
    [new ListAgentProfilesCommand({})],
  ])('refuses an operation that it does not carry out', async command => {
    const client = wellArchitected(tool.url);
    const sent: Promise<unknown> =
      command instanceof GetProfileTemplateCommand
        ? client.send(command)
        : client.send(command);
    await expect(sent).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'UNKNOWN_OPERATION',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it.each(['{', '7', 'null'])('refuses the body %s', async body => {
    const response = await signedFetch('POST', '/workloadsSummaries', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ Reason: 'CANNOT_PARSE' });
  });

  it('refuses a path that cannot be decoded', async () => {
    const response = await signedFetch('GET', '/workloads/%E0%A4%A');
    expect(response.status).toBe(400);
  });
});
