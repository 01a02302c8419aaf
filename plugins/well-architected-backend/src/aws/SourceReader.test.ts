import { createServer, type Server } from 'http';
import type { AddressInfo } from 'net';
import { describeProblem } from './describeProblem';
import { SourceReader } from './SourceReader';

const NEVER = new AbortController().signal;

describe('SourceReader', () => {
  let server: Server;
  let reader: SourceReader;

  /** Something at the address of AWS that answers every call with this. */
  async function answerAll(body: string): Promise<void> {
    server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(body);
    });
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    reader = new SourceReader({
      region: 'eu-west-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
      timeoutMs: 5_000,
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
        ['ListWorkloads', 'WorkloadSummaries', it => it.listWorkloads(NEVER)],
        ['GetResources', 'ResourceTagMappingList', it => it.listTags(NEVER)],
        [
          'GetWorkload',
          'Workload',
          it => it.readWorkload('w', new Set(), NEVER),
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

  it('takes an empty listing for one', async () => {
    await answerAll('{"WorkloadSummaries":[],"ResourceTagMappingList":[]}');
    expect(await reader.listWorkloads(NEVER)).toEqual([]);
    expect(await reader.listTags(NEVER)).toEqual(new Map());
  });
});
