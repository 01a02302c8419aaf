import type { Knex } from 'knex';
import {
  accounts,
  startLocalTool,
  type Fault,
  type LocalTool,
} from 'well-architected-tool-local';
import type { Problem } from 'backstage-plugin-well-architected-common';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { startEngine, type Engine } from '../__testUtils__/engine';
import type { SyncRun } from 'backstage-plugin-well-architected-common';
import { READ_AT_ONCE } from './DepthReader';

jest.setTimeout(60_000);

const REGION = 'us-east-1';
const LOGISTICS = `${accounts.logistics}:${REGION}`;
const SHOP = `${accounts.shop}:eu-west-1`;
const PLATFORM = `${accounts.platform}:${REGION}`;
const SOURCES = [
  { accountId: accounts.logistics, regions: [REGION] },
  { accountId: accounts.platform, regions: [REGION] },
  { accountId: accounts.shop, regions: ['eu-west-1'] },
];

describe('a sync that fails', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;
  let knex: Knex;
  let engine: Engine;

  /** @param seconds - of a turn: ten times what one try of a call may take */
  async function start(seconds = 5) {
    engine = await startEngine({
      knex,
      tool,
      wellArchitected: {
        sources: SOURCES,
        schedule: { timeout: { seconds } },
      },
    });
  }

  async function problemOf(sourceId: string): Promise<Problem | null> {
    const source = await engine.stores.sources.get(sourceId);
    return source!.problem && JSON.parse(source!.problem);
  }

  beforeEach(async () => {
    tool = await startLocalTool();
  });
  afterEach(() => tool.stop());

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    beforeEach(async () => {
      knex = await migratedDatabase(databases, databaseId);
    });

    it.each<{ fault: Fault; problem: Partial<Problem> }>([
      {
        fault: { kind: 'deny' },
        problem: {
          name: 'AccessDeniedException',
          operation: 'ListWorkloads',
          requestId: expect.any(String),
          advice:
            'Allow wellarchitected:ListWorkloads for the role that Backstage reads this account with.',
        },
      },
      {
        fault: { kind: 'error', name: 'InternalServerException' },
        problem: {
          name: 'InternalServerException',
          advice: 'AWS could not answer. The next sync tries again.',
        },
      },
      {
        fault: { kind: 'reset' },
        problem: {
          operation: 'ListWorkloads',
          message: expect.stringContaining('socket hang up'),
          advice: expect.stringContaining('Check that the Well-Architected'),
        },
      },
      {
        fault: { kind: 'hang' },
        problem: {
          name: 'TimeoutError',
          advice: 'AWS did not answer in time. The next sync tries again.',
        },
      },
      {
        fault: { kind: 'garbage' },
        problem: {
          name: 'SyntaxError',
          advice: expect.stringContaining('not from AWS'),
        },
      },
      {
        fault: { kind: 'error', name: 'ExpiredTokenException' },
        problem: { advice: expect.stringContaining('have expired') },
      },
    ])(
      'says what keeps a source from being listed, reads the others, and heals by itself: $fault.kind $fault.name',
      async ({ fault, problem }) => {
        await start();
        tool.faults.set([{ ...fault, account: accounts.logistics }]);
        const run = await engine.wake(LOGISTICS);
        expect(run).toMatchObject({ state: 'failed', failures: null });
        expect(JSON.parse(run.problem!)).toMatchObject(problem);
        const told = await problemOf(LOGISTICS);
        expect(told).toMatchObject(problem);
        expect(engine.logged()).toContain(LOGISTICS);
        expect(await engine.wake(PLATFORM)).toMatchObject({
          state: 'succeeded',
          listed: 2,
        });

        // It is not asked again at once, and then remembers since when it fails.
        expect((await engine.wake(LOGISTICS)).id).toBe(run.id);
        await engine.wakeWhenDue(LOGISTICS);
        expect((await problemOf(LOGISTICS))!.since).toBe(told!.since);

        tool.faults.clear();
        expect(await engine.wakeWhenDue(LOGISTICS)).toMatchObject({
          state: 'succeeded',
          listed: 4,
          problem: null,
        });
        expect(await problemOf(LOGISTICS)).toBeNull();
      },
    );

    it('keeps what is stored of a source that is denied later', async () => {
      await start();
      await engine.wake(LOGISTICS);
      const before = await knex('workloads').orderBy('id');
      tool.faults.set([{ kind: 'deny' }]);
      expect(await engine.wakeWhenDue(LOGISTICS)).toMatchObject({
        state: 'failed',
      });
      expect(await knex('workloads').orderBy('id')).toEqual(before);
    });

    it('says which workloads could not be read and why, stores the others, and reads those again next time', async () => {
      await start();
      tool.faults.set([{ kind: 'deny', operation: 'ListMilestones' }]);
      const first = await engine.wake(LOGISTICS);
      expect(first).toMatchObject({ state: 'incomplete', done: 4, total: 4 });
      const failures: SyncRun['failures'] = JSON.parse(first.failures!);
      expect(failures.map(({ workloadName }) => workloadName).sort()).toEqual([
        'Inventory US',
        'Order routing US',
        'Parcel tracking US',
        'Returns US',
      ]);
      expect(failures[0].problem).toMatchObject({
        name: 'AccessDeniedException',
        operation: 'ListMilestones',
        advice:
          'Allow wellarchitected:ListMilestones for the role that Backstage reads this account with.',
      });
      expect(await problemOf(LOGISTICS)).toBeNull();
      expect(await knex('workloads').whereNotNull('read_at')).toEqual([]);

      tool.faults.set([
        {
          kind: 'error',
          name: 'ResourceNotFoundException',
          operation: 'ListAnswers',
          count: 1,
        },
      ]);
      const second = await engine.wakeWhenDue(LOGISTICS);
      expect(second).toMatchObject({ state: 'incomplete', total: 4 });
      const [failure, ...others]: SyncRun['failures'] = JSON.parse(
        second.failures!,
      );
      expect(others).toEqual([]);
      expect(failure.problem).toMatchObject({
        name: 'ResourceNotFoundException',
        advice: expect.stringContaining('was deleted'),
        since: failures.find(
          ({ workloadId }) => workloadId === failure.workloadId,
        )!.problem!.since,
      });
      expect(await knex('workloads').whereNull('read_at')).toMatchObject([
        { id: failure.workloadId },
      ]);

      expect(await engine.wakeWhenDue(LOGISTICS)).toMatchObject({
        state: 'succeeded',
        total: 1,
      });
      expect(await knex('workloads').whereNotNull('problem')).toEqual([]);
      expect(await knex('answers')).toHaveLength(4 * 57);
    });

    it('ends where the store fails, and reads nothing after its end', async () => {
      await start(50);
      tool.faults.set([{ kind: 'deny', operation: 'GetWorkload' }]);
      const setProblem = jest
        .spyOn(engine.stores.workloads, 'setProblem')
        .mockRejectedValue(new Error('disk full'));
      const run = await engine.wake(SHOP);
      expect(run.state).toBe('failed');
      expect(JSON.parse(run.problem!)).toMatchObject({ message: 'disk full' });
      await new Promise(resolve => {
        setTimeout(resolve, 500);
      });
      expect(run.total).toBeGreaterThan(READ_AT_ONCE);
      expect(tool.calls.count('GetWorkload')).toBeLessThanOrEqual(READ_AT_ONCE);

      setProblem.mockRestore();
      tool.faults.clear();
      expect(await engine.wakeWhenDue(SHOP)).toMatchObject({
        state: 'succeeded',
        done: run.total,
      });
    });

    it('is slowed down by throttling and reads everything all the same', async () => {
      await start(50);
      tool.faults.set([
        {
          kind: 'error',
          name: 'ThrottlingException',
          operation: 'GetWorkload',
          // Less than the tries of one call.
          count: 2,
        },
      ]);
      expect(await engine.wake(LOGISTICS)).toMatchObject({
        state: 'succeeded',
        total: 4,
      });
      expect(tool.calls.counts().throttled).toBe(2);
    });

    it('believes no short or empty page to be the last', async () => {
      await start();
      tool.faults.set([
        { kind: 'short-pages', size: 0, count: 2 },
        { kind: 'short-pages', size: 1, operation: 'ListWorkloads' },
      ]);
      expect(await engine.wake(LOGISTICS)).toMatchObject({
        state: 'succeeded',
        listed: 4,
      });
    });
  });
});
