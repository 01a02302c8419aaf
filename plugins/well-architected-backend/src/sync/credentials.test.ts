import type { JsonObject } from '@backstage/types';
import type { Problem } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import {
  accounts,
  sampleAccessKeyId,
  sampleSecretAccessKey,
  startLocalTool,
  type LocalTool,
} from 'well-architected-tool-local';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { startEngine, type Engine } from '../__testUtils__/engine';

jest.setTimeout(60_000);

const REGION = 'us-east-1';
const LOGISTICS = `${accounts.logistics}:${REGION}`;
const KEY = {
  accessKeyId: sampleAccessKeyId(accounts.platform),
  secretAccessKey: sampleSecretAccessKey,
};

describe('the credentials of a source', () => {
  const databases = createTestDatabases();
  const environment = process.env;
  let tool: LocalTool;
  let knex: Knex;

  beforeEach(async () => {
    tool = await startLocalTool();
    knex = await migratedDatabase(databases, 'SQLITE_3');
    process.env = { ...environment, AWS_ENDPOINT_URL_STS: tool.url };
  });
  afterEach(async () => {
    process.env = environment;
    await tool.stop();
  });

  async function start(aws: JsonObject): Promise<Engine> {
    return startEngine({
      knex,
      tool,
      aws,
      wellArchitected: {
        sources: [{ accountId: accounts.logistics, regions: [REGION] }],
      },
    });
  }

  it('come from a role that the main account assumes, once for each of the two services', async () => {
    const engine = await start({
      mainAccount: KEY,
      accountDefaults: { roleName: 'backstage' },
    });
    expect(await engine.wake(LOGISTICS)).toMatchObject({
      state: 'succeeded',
      listed: 4,
    });
    await engine.wakeWhenDue(LOGISTICS);
    expect(tool.calls.count('AssumeRole')).toBe(2);
  });

  it.each<{ name: string; aws: JsonObject; problem: Partial<Problem> }>([
    {
      name: 'a role that may not be assumed',
      aws: { mainAccount: KEY, accountDefaults: { roleName: 'backstage' } },
      problem: {
        name: 'AccessDenied',
        advice: expect.stringContaining('Let Backstage assume the role'),
      },
    },
    {
      name: 'a key that AWS does not know',
      aws: {
        accounts: [
          {
            accountId: accounts.logistics,
            accessKeyId: 'AKIAUNKNOWNKEY000000',
            secretAccessKey: 'no-secret',
          },
        ],
      },
      problem: {
        name: 'UnrecognizedClientException',
        advice: expect.stringContaining('Check the credentials'),
      },
    },
    {
      name: 'an account that Backstage has no credentials for',
      aws: { mainAccount: KEY },
      problem: {
        message: expect.stringContaining(accounts.logistics),
        advice: expect.stringContaining('Check the credentials'),
      },
    },
  ])('are told when they fail: $name', async ({ aws, problem }) => {
    tool.faults.set([{ kind: 'deny', operation: 'AssumeRole' }]);
    const engine = await start(aws);
    const run = await engine.wake(LOGISTICS);
    expect(run.state).toBe('failed');
    expect(JSON.parse(run.problem!)).toMatchObject(problem);
    expect(run.problem + engine.logged()).not.toContain('KEY000000');
  });

  it('are those of the environment when no source is configured', async () => {
    Object.assign(process.env, {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey,
    });
    const engine = await startEngine({
      knex,
      tool,
      aws: {},
      wellArchitected: {},
    });
    expect(await engine.wake(`default:${REGION}`)).toMatchObject({
      state: 'succeeded',
      listed: 2,
    });
    expect(await engine.stores.sources.list()).toMatchObject([
      { account_id: accounts.platform, region: REGION, workloads: 2 },
    ]);

    // The source gets a name of its own, and takes over what was read.
    const named = await startEngine({
      knex,
      tool,
      wellArchitected: {
        sources: [{ accountId: accounts.platform, regions: [REGION] }],
      },
    });
    tool.calls.reset();
    await named.wake(`${accounts.platform}:${REGION}`);
    expect(tool.calls.count('GetWorkload')).toBe(0);
    expect(await named.stores.sources.list()).toMatchObject([
      { id: `${accounts.platform}:${REGION}`, configured: true, workloads: 2 },
      { id: `default:${REGION}`, configured: false, workloads: 0 },
    ]);
  });
});
