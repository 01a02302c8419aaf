import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  ListMilestonesCommand,
  ListWorkloadsCommand,
  paginateListWorkloads,
} from '@aws-sdk/client-wellarchitected';
import { accounts, sources } from './organisation/sources';
import { startLocalTool } from './startLocalTool';
import { wellArchitected } from './testing/sampleClients';

describe('startLocalTool', () => {
  it('lists 10,000 workloads, each once', async () => {
    const tool = await startLocalTool({ size: 10_000 });
    const owned = new Set<string>();
    for (const source of sources) {
      const client = wellArchitected(tool.url, source);
      for await (const page of paginateListWorkloads({ client }, {})) {
        for (const { WorkloadId = '', Owner } of page.WorkloadSummaries ?? []) {
          if (Owner === source.account) {
            owned.add(WorkloadId);
          }
        }
      }
    }
    expect(owned.size).toBe(10_000);
    // Each source in pages of 50: 1,667 workloads or so make 34 of them.
    expect(tool.calls.count('ListWorkloads')).toBeLessThanOrEqual(6 * 35);
    await tool.stop();
  }, 60_000);

  it.each([-1, 1.5, 10_001])('refuses the size %d', async size => {
    await expect(startLocalTool({ size })).rejects.toThrow('from 0 to 10000');
  });

  it('can have all workloads in one source, each with one lens and no milestone', async () => {
    const tool = await startLocalTool({ size: 60, oneSource: true });
    const [source, ...others] = sources;
    const client = wellArchitected(tool.url, source);
    const listed = [];
    for await (const page of paginateListWorkloads({ client }, {})) {
      listed.push(...page.WorkloadSummaries!);
    }
    expect(listed).toHaveLength(60);
    for (const { WorkloadId, Lenses } of listed) {
      expect(Lenses).toEqual(['wellarchitected']);
      const { MilestoneSummaries } = await client.send(
        new ListMilestonesCommand({ WorkloadId }),
      );
      expect(MilestoneSummaries).toEqual([]);
    }
    for (const other of others) {
      const { WorkloadSummaries } = await wellArchitected(tool.url, other).send(
        new ListWorkloadsCommand({}),
      );
      expect(WorkloadSummaries).toEqual([]);
    }
    await tool.stop();
  });

  it('can be empty', async () => {
    const tool = await startLocalTool({ size: 0 });
    const client = wellArchitected(tool.url, { account: accounts.platform });
    for await (const page of paginateListWorkloads({ client }, {})) {
      expect(page.WorkloadSummaries).toEqual([]);
    }
    await tool.stop();
  });

  it('says in one line that a port is taken, and ends with 1', async () => {
    const tool = await startLocalTool();
    const { port } = new URL(tool.url);
    const started = promisify(execFile)(
      process.execPath,
      [
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        join(__dirname, 'cli.ts'),
        '--port',
        port,
      ],
      { cwd: join(__dirname, '..') },
    );
    await expect(started).rejects.toMatchObject({
      code: 1,
      stderr: `Port ${port} is taken. Stop what uses it or choose another with --port.\n`,
    });
    await tool.stop();
  }, 60_000);
});
