import { createServer, type Server, type ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import { setTimeout as sleep } from 'timers/promises';
import { describeProblem } from './describeProblem';
import { GrantedRate } from './GrantedRate';
import type { OnCall } from './meterCalls';
import { CALLS_AT_ONCE, SourceReader } from './SourceReader';

const NEVER = new AbortController().signal;
const NO_MILESTONES = {
  storedMilestones: async () => new Set<number>(),
  onMilestone: () => {},
};

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await sleep(5);
  }
}

describe('SourceReader', () => {
  let server: Server;
  let reader: SourceReader;
  let calls: Array<Parameters<OnCall>>;
  let giveWay: jest.Mock<Promise<void>>;

  beforeEach(() => {
    calls = [];
    giveWay = jest.fn(async () => {});
  });

  /** Something at the address of AWS that answers every call with this, or never. */
  async function answerAll(
    body: string | undefined,
    timeoutMs = 5_000,
  ): Promise<void> {
    server = createServer((_, response) => {
      if (body !== undefined) {
        response.setHeader('content-type', 'application/json');
        response.end(body);
      }
    });
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    reader = new SourceReader({
      region: 'eu-west-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
      timeoutMs,
      onCall: (...call) => calls.push(call),
      giveWay,
    });
  }

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(done => {
      server.close(done);
    });
  });

  describe.each(['', '{}'])(
    "does not take the answer '%s' for nothing",
    body => {
      it.each<[string, string, (source: SourceReader) => Promise<unknown>]>([
        [
          'ListWorkloads',
          'WorkloadSummaries',
          it => it.listWorkloads(undefined, NEVER),
        ],
        [
          'GetResources',
          'ResourceTagMappingList',
          it => it.listTags(undefined, NEVER),
        ],
        [
          'GetConsolidatedReport',
          'Metrics',
          it => it.readReport(undefined, NEVER),
        ],
        [
          'GetWorkload',
          'Workload',
          it => it.readWorkload('w', NO_MILESTONES, NEVER),
        ],
      ])('of %s, which always has %s', async (operation, member, read) => {
        await answerAll(body);
        const error = await read(reader).catch(failure => failure);
        expect(describeProblem(error, '')).toMatchObject({
          operation,
          message: `The answer has no ${member}`,
          advice: expect.stringContaining('not from AWS'),
        });
      });
    },
  );

  it('tries a listing that AWS does not answer again, an answer that somebody waits for not', async () => {
    await answerAll(undefined, 100);
    await expect(reader.readAnswer('w', 'lens', 'q')).rejects.toThrow(
      'wellarchitected:GetAnswer failed',
    );
    expect(calls).toEqual([['GetAnswer', 'failed']]);
    await expect(reader.listWorkloads(undefined, NEVER)).rejects.toThrow(
      'wellarchitected:ListWorkloads failed',
    );
    expect(calls.slice(1)).toEqual(
      Array.from({ length: 5 }, () => ['ListWorkloads', 'failed']),
    );
  });

  it('takes an empty listing for one', async () => {
    await answerAll('{"WorkloadSummaries":[],"ResourceTagMappingList":[]}');
    expect(await reader.listWorkloads(undefined, NEVER)).toEqual({ items: [] });
    expect(await reader.listTags(undefined, NEVER)).toEqual({ items: [] });
    expect(calls).toEqual([
      ['ListWorkloads', 'answered'],
      ['GetResources', 'answered'],
    ]);
  });

  it('ends a workload in its turn, while calls have to wait', async () => {
    // So slow that they wait on a busy machine too.
    const rate = jest
      .spyOn(GrantedRate.prototype, 'callsPerSecond', 'get')
      .mockReturnValue(10);
    await answerAll(
      JSON.stringify({
        Workload: { WorkloadId: 'w', Lenses: ['lens'] },
        LensReview: { LensAlias: 'lens' },
        AnswerSummaries: [],
        ImprovementSummaries: [],
        MilestoneSummaries: [],
      }),
    );
    const asked: string[] = [];
    server.on('request', ({ url = '' }) =>
      asked.push(/workloads\/(\w+)/.exec(url)![1]),
    );
    const workloads = ['first', 'second', 'third', 'fourth'];
    await Promise.all(
      workloads.map(id =>
        reader.inTurn(() => reader.readWorkload(id, NO_MILESTONES, NEVER)),
      ),
    );
    expect(asked).toHaveLength(20);
    const ends = workloads.map(id => asked.lastIndexOf(id));
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(asked.slice(10)).not.toContain('first');
    rate.mockRestore();
  });

  it('gives way before a call that nobody waits for, and before it looks at the answer', async () => {
    await answerAll('{"Metrics":[]}');
    const asked: string[] = [];
    server.on('request', ({ method = '' }) => asked.push(method));
    const steps: Array<() => void> = [];
    giveWay.mockImplementation(() => new Promise(step => steps.push(step)));

    expect(await reader.readReport(undefined, NEVER)).toEqual({ items: [] });
    expect(giveWay).not.toHaveBeenCalled();

    const onEnd = jest.fn();
    const read = reader
      .inTurn(() => reader.readReport(undefined, NEVER))
      .then(onEnd);
    await until(() => steps.length === 1);
    await sleep(50);
    expect(asked).toHaveLength(1);

    steps[0]();
    await until(() => steps.length === 2);
    await sleep(50);
    expect(asked).toHaveLength(2);
    expect(onEnd).not.toHaveBeenCalled();

    steps[1]();
    await read;
    expect(onEnd).toHaveBeenCalledWith({ items: [] });
  });

  it('has a few calls under way for what nobody waits for, those of what began first before others, which keep nobody else waiting', async () => {
    await answerAll(undefined);
    const held: ServerResponse[] = [];
    const asked: string[] = [];
    server.on('request', ({ url = '' }, response: ServerResponse) => {
      const [, workload] = /\/workloads\/(held\d+)\//.exec(url) ?? [];
      if (workload) {
        asked.push(workload);
        held.push(response);
      } else {
        response.end('{"Answer":{"Notes":"told at once"}}');
      }
    });
    const ended = new AbortController();
    const reading = Promise.allSettled(
      Array.from({ length: CALLS_AT_ONCE + 3 }, (_, index) =>
        reader.inTurn(() =>
          reader.readLensReview(`held${index}`, 'lens', ended.signal),
        ),
      ),
    );
    await until(() => held.length === CALLS_AT_ONCE);
    expect(await reader.readAnswer('w', 'lens', 'q')).toMatchObject({
      notes: 'told at once',
    });
    expect(held).toHaveLength(CALLS_AT_ONCE);

    const waits = giveWay.mock.calls.length;
    held[0].end('{"LensReview":{"LensAlias":"lens"}}');
    // Before what was answered is looked at, and before the next call of it.
    await until(() => giveWay.mock.calls.length === waits + 2);
    await sleep(50);
    expect(asked.at(-1)).toBe(`held${CALLS_AT_ONCE}`);
    held[1].end('{"LensReview":{"LensAlias":"lens"}}');
    await until(() => held.length === CALLS_AT_ONCE + 2);
    expect(asked.at(-1)).toBe('held0');
    ended.abort();
    await reading;
    expect(held).toHaveLength(CALLS_AT_ONCE + 2);
  });
});
