import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import {
  ListLensesCommand,
  ListWorkloadsCommand,
  WellArchitectedClient,
  paginateListWorkloads,
  type WorkloadSummary,
} from '@aws-sdk/client-wellarchitected';
import { accounts } from '../organisation/sources';
import {
  sampleAccessKeyId,
  sampleSecretAccessKey,
} from '../signing/credentials';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { sts, tagging, wellArchitected } from '../testing/sampleClients';
import { Faults, type Fault } from './faults';

const target = { account: '1', region: 'eu-west-1', operation: 'ListAnswers' };

function decide(
  faults: Fault[],
  calls: number,
  at: (call: number) => number = () => 0,
) {
  const active = new Faults();
  active.set(faults);
  return Array.from({ length: calls }, (_, call) =>
    active.decide(target, at(call)),
  );
}

describe('Faults', () => {
  it('adds latencies up', () => {
    expect(
      decide(
        [
          { kind: 'latency', milliseconds: 5 },
          { kind: 'latency', milliseconds: 7 },
        ],
        1,
      ),
    ).toEqual([{ milliseconds: 12 }]);
  });

  it('keeps a failing call waiting too, whatever stands first', () => {
    const deny: Fault = { kind: 'deny' };
    expect(decide([deny, { kind: 'latency', milliseconds: 5 }], 1)).toEqual([
      { milliseconds: 5, failure: deny },
    ]);
  });

  it.each<[Partial<Fault>, boolean]>([
    [{}, true],
    [{ account: '1' }, true],
    [{ account: '2' }, false],
    [{ region: 'us-east-1' }, false],
    [{ operation: 'ListAnswers', account: '1' }, true],
    [{ operation: 'GetWorkload' }, false],
  ])('concerns calls within %j: %s', (scope, hits) => {
    const [{ failure }] = decide([{ kind: 'deny', ...scope } as Fault], 1);
    expect(failure !== undefined).toBe(hits);
  });

  it('throttles beyond a rate and recovers with time', () => {
    const throttle: Fault = { kind: 'throttle', callsPerSecond: 10, burst: 2 };
    const granted = (mishaps: ReturnType<typeof decide>) =>
      mishaps.filter(({ failure }) => failure === undefined).length;
    expect(granted(decide([throttle], 10))).toBe(2);
    expect(granted(decide([throttle], 10, call => call * 100))).toBe(10);
    expect(granted(decide([throttle], 20, call => call * 50))).toBe(11);
  });

  it('ends after a count', () => {
    const failures = decide(
      [{ kind: 'error', name: 'InternalServerException', count: 2 }],
      4,
    );
    expect(failures.map(({ failure }) => failure?.kind)).toEqual([
      'error',
      'error',
      undefined,
      undefined,
    ]);
  });

  it('hits with a probability, the same calls each time', () => {
    const fault: Fault = { kind: 'reset', probability: 0.3 };
    const hits = decide([fault], 1000).map(
      ({ failure }) => failure !== undefined,
    );
    expect(hits.filter(Boolean).length).toBeGreaterThan(240);
    expect(hits.filter(Boolean).length).toBeLessThan(360);
    expect(
      decide([fault], 1000).map(({ failure }) => failure !== undefined),
    ).toEqual(hits);
  });
});

describe('faults over HTTP', () => {
  let tool: LocalTool;

  beforeAll(async () => {
    tool = await startLocalTool();
  });
  afterAll(() => tool.stop());
  beforeEach(() => {
    tool.faults.clear();
    tool.calls.reset();
  });

  const list = () =>
    wellArchitected(tool.url).send(new ListWorkloadsCommand({}));

  it.each<[Fault, object]>([
    [
      { kind: 'throttle', callsPerSecond: 0.001, burst: 0.5 },
      { name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } },
    ],
    [
      { kind: 'error', name: 'InternalServerException' },
      { name: 'InternalServerException', $metadata: { httpStatusCode: 500 } },
    ],
    [
      { kind: 'error', name: 'ExpiredTokenException', status: 403 },
      { name: 'ExpiredTokenException', $metadata: { httpStatusCode: 403 } },
    ],
    [
      { kind: 'deny', operation: 'ListWorkloads' },
      {
        name: 'AccessDeniedException',
        message: expect.stringContaining('wellarchitected:ListWorkloads'),
      },
    ],
    [
      { kind: 'deny', account: accounts.shop },
      { name: 'AccessDeniedException' },
    ],
    [{ kind: 'reset' }, { message: expect.stringContaining('socket hang up') }],
    [{ kind: 'garbage' }, { name: 'SyntaxError' }],
  ])('%j', async (fault, error) => {
    tool.faults.set([fault]);
    await expect(list()).rejects.toMatchObject(error);
    tool.faults.clear();
    await expect(list()).resolves.toBeDefined();
  });

  it('shortens pages, down to none, without losing an item', async () => {
    const client = wellArchitected(tool.url);
    const whole = (await list()).WorkloadSummaries;
    tool.faults.set([
      { kind: 'short-pages', size: 0, count: 2 },
      { kind: 'short-pages', size: 2, probability: 0.5 },
    ]);
    const pages: WorkloadSummary[][] = [];
    for await (const page of paginateListWorkloads(
      { client, pageSize: 5 },
      {},
    )) {
      pages.push(page.WorkloadSummaries ?? []);
    }
    expect(pages.slice(0, 2)).toEqual([[], []]);
    expect(pages.flat()).toEqual(whole);
    expect(tool.calls.counts().failed).toBe(0);
  });

  it('breaks an answer off in its middle', async () => {
    tool.faults.set([{ kind: 'truncate' }]);
    await expect(list()).rejects.toThrow();
  });

  it('names throttling and refusals as each service does', async () => {
    tool.faults.set([
      {
        kind: 'throttle',
        callsPerSecond: 0.001,
        burst: 0.5,
        operation: 'GetResources',
      },
      { kind: 'deny', operation: 'AssumeRole' },
    ]);
    await expect(
      tagging(tool.url).send(new GetResourcesCommand({})),
    ).rejects.toMatchObject({ name: 'ThrottledException' });
    const assume = new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accounts.shop}:role/reader`,
      RoleSessionName: 'session',
    });
    await expect(sts(tool.url).send(assume)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('refuses the tokens of further pages, and no first page', async () => {
    tool.faults.set([{ kind: 'expired-token' }]);
    const { NextToken } = await wellArchitected(tool.url).send(
      new ListWorkloadsCommand({ MaxResults: 2 }),
    );
    await expect(
      wellArchitected(tool.url).send(
        new ListWorkloadsCommand({ MaxResults: 2, NextToken }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    const client = tagging(tool.url);
    const { PaginationToken } = await client.send(
      new GetResourcesCommand({ ResourcesPerPage: 1 }),
    );
    await expect(
      client.send(
        new GetResourcesCommand({ ResourcesPerPage: 1, PaginationToken }),
      ),
    ).rejects.toMatchObject({ name: 'PaginationTokenExpiredException' });
  });

  it('logs who called what, and when', async () => {
    tool.calls.reset();
    const before = Date.now();
    await new WellArchitectedClient({
      endpoint: tool.url,
      region: 'eu-west-1',
      credentials: {
        accessKeyId: sampleAccessKeyId(accounts.shop),
        secretAccessKey: sampleSecretAccessKey,
      },
      userAgentAppId: 'replica-1',
    }).send(new ListWorkloadsCommand({}));
    const log = await (await fetch(`${tool.url}/_local/calls/log`)).json();
    expect(log).toEqual([
      {
        operation: 'ListWorkloads',
        account: accounts.shop,
        region: 'eu-west-1',
        app: 'replica-1',
        startedAt: expect.any(Number),
        endedAt: expect.any(Number),
      },
    ]);
    expect(log[0].startedAt).toBeGreaterThanOrEqual(before);
    expect(log[0].endedAt).toBeGreaterThanOrEqual(log[0].startedAt);
  });

  it('makes calls slow', async () => {
    tool.faults.set([
      { kind: 'latency', milliseconds: 120, operation: 'ListWorkloads' },
    ]);
    const start = performance.now();
    await list();
    expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  });

  it('is steered and counted by unsigned routes', async () => {
    const control = (
      method: string,
      path: string,
      body?: unknown,
      headers = {},
    ) =>
      fetch(`${tool.url}/_local/${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    const faults: Fault[] = [{ kind: 'deny', operation: 'ListWorkloads' }];
    const put = await control('PUT', 'faults', faults);
    expect(await put.json()).toEqual(faults);
    await expect(list()).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await wellArchitected(tool.url).send(new ListLensesCommand({}));
    const counts = await (await control('GET', 'calls')).json();
    expect(counts).toEqual({
      total: 2,
      throttled: 0,
      failed: 1,
      byOperation: { ListWorkloads: 1, ListLenses: 1 },
      bySource: { [`${accounts.shop}/eu-west-1`]: 2 },
      byError: { AccessDeniedException: 1 },
    });
    await control('DELETE', 'calls');
    await control('DELETE', 'faults');
    expect(tool.calls.count()).toBe(0);
    expect(tool.faults.list()).toEqual([]);

    expect((await control('PUT', 'faults', [{ kind: 'flood' }])).status).toBe(
      400,
    );
    expect((await control('PUT', 'faults', { not: 'a list' })).status).toBe(
      400,
    );
    expect((await control('POST', 'faults')).status).toBe(404);
    const fromPage = await control('DELETE', 'faults', undefined, {
      origin: 'https://elsewhere.example',
    });
    expect(fromPage.status).toBe(403);
  });
});
