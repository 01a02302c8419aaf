import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { setTimeout as sleep } from 'timers/promises';
import {
  accounts,
  startLocalTool,
  type LocalTool,
} from 'well-architected-tool-local';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { startEngine, type Engine } from '../__testUtils__/engine';
import type { SyncRunRow, WorkloadRow } from '../store/tables';

jest.setTimeout(60_000);

const ACCOUNT = accounts.shop;
const REGION = 'eu-west-1';
const SOURCE = `${ACCOUNT}:${REGION}`;
const ADA = 'user:default/ada';

describe('people', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;
  let knex: Knex;
  let engine: Engine;

  async function start(databaseId: TestDatabaseId, size: number) {
    tool = await startLocalTool({ size, oneSource: true });
    knex = await migratedDatabase(databases, databaseId);
    engine = await startEngine({
      knex,
      tool,
      wellArchitected: {
        sources: [{ accountId: ACCOUNT, regions: [REGION] }],
      },
    });
  }
  afterEach(() => tool.stop());

  /** A signal that is given when a query has looked so a number of times. */
  function abortedAt(pattern: RegExp, times = 1): AbortSignal {
    const controller = new AbortController();
    let seen = 0;
    knex.on('query', ({ sql }: { sql: string }) => {
      seen += pattern.test(sql) ? 1 : 0;
      if (seen === times) {
        controller.abort();
      }
    });
    return controller.signal;
  }

  const scoresStand = () => abortedAt(/comparison_due_at. = /);
  const readInDepth = (times: number) =>
    abortedAt(/^update .workloads. set .*read_hash/, times);

  async function until(holds: () => Promise<boolean>) {
    while (!(await holds())) {
      await sleep(20);
    }
  }

  const runOf = (scope: SyncRunRow['scope']): Promise<SyncRunRow> =>
    knex('sync_runs').where({ scope }).orderBy('queued_at', 'desc').first();

  const eventRun = (): Promise<SyncRunRow> =>
    knex('sync_runs').where({ trigger: 'event' }).first();

  /** What is read last if nobody asks for it. */
  const leastUrgent = (count: number): Promise<string[]> =>
    knex('workloads')
      .orderBy([{ column: 'high_risks' }, { column: 'id', order: 'desc' }])
      .limit(count)
      .pluck('id');

  const inOrderOfReading = (since = ''): Promise<WorkloadRow[]> =>
    knex('workloads').where('read_at', '>=', since).orderBy('read_at');

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    it('get the workload that they ask for long before all of the source is read', async () => {
      await start(databaseId, 60);
      tool.faults.set([{ kind: 'latency', milliseconds: 80 }]);
      const cold = engine.wake(SOURCE);
      await until(async () => (await runOf('source'))?.phase === 'details');
      const [id] = await leastUrgent(1);
      const [{ id: asked }] = await engine.syncs.requestSync(
        { workloadIds: [id] },
        ADA,
      );
      await cold;

      const person = (await engine.stores.syncRuns.get(asked))!;
      expect(person).toMatchObject({ state: 'succeeded', done: 1, total: 1 });
      const lasted =
        Date.parse(person.finished_at!) - Date.parse(person.queued_at);
      expect(lasted).toBeLessThan(4_000);
      const later = await inOrderOfReading(person.finished_at!);
      expect(later.length).toBeGreaterThan(60 / 3);
      const source = await runOf('source');
      expect(source).toMatchObject({ state: 'succeeded', total: 60 });
      expect(await inOrderOfReading()).toHaveLength(60);
    });

    it('have their calls sent before those of what is half read, where calls have to wait', async () => {
      await start(databaseId, 12);
      tool.faults.set([{ kind: 'throttle', callsPerSecond: 10 }]);
      const cold = engine.wake(SOURCE);
      await until(async () => (await inOrderOfReading()).length > 1);
      const [{ id }] = await engine.syncs.requestSync(
        { workloadIds: await leastUrgent(1) },
        ADA,
      );
      await cold;
      const person = (await engine.stores.syncRuns.get(id))!;
      const meanwhile = tool.calls
        .log()
        .filter(
          ({ startedAt }) =>
            startedAt >= Date.parse(person.started_at!) &&
            startedAt <= Date.parse(person.finished_at!),
        );
      expect(meanwhile.length).toBeGreaterThanOrEqual(6);
      expect(meanwhile.length).toBeLessThan(6 * 3);
    });

    it('do not wait for the many workloads that AWS told of', async () => {
      await start(databaseId, 60);
      await engine.wake(SOURCE);
      const ids: string[] = await knex('workloads').orderBy('id').pluck('id');
      for (const workloadId of ids) {
        await engine.syncs.followChange({
          accountId: ACCOUNT,
          region: REGION,
          workloadId,
        });
      }
      await knex('sync_runs')
        .where({ trigger: 'event' })
        .update({ due_at: '' });
      tool.faults.set([{ kind: 'throttle', callsPerSecond: 50 }]);
      const [before] = await engine.syncs.requestSync(
        { workloadIds: [ids[59]] },
        ADA,
      );
      const events = engine.wake(SOURCE);
      await until(async () => (await eventRun()).done > 5);
      const [meanwhile] = await engine.syncs.requestSync(
        { workloadIds: [ids[58]] },
        ADA,
      );
      await events;
      const eventRunEnded = (await eventRun()).finished_at!;
      for (const { id } of [before, meanwhile]) {
        const run = (await engine.stores.syncRuns.get(id))!;
        expect(run.state).toBe('succeeded');
        expect(
          Date.parse(eventRunEnded) - Date.parse(run.finished_at!),
        ).toBeGreaterThan(1_000);
      }
      expect(await eventRun()).toMatchObject({
        state: 'succeeded',
        done: 60,
        total: 60,
      });
    });

    it('see all of a source counted as read, also what was read for them in between', async () => {
      await start(databaseId, 80);
      tool.faults.set([{ kind: 'latency', milliseconds: 60 }]);
      const cold = engine.wake(SOURCE);
      await until(async () => (await runOf('source'))?.phase === 'details');
      await engine.syncs.requestSync(
        { workloadIds: await leastUrgent(4) },
        ADA,
      );
      await cold;
      expect(await runOf('workloads')).toMatchObject({ done: 4, total: 4 });
      expect(await runOf('source')).toMatchObject({
        state: 'succeeded',
        done: 80,
        total: 80,
      });
      expect(tool.calls.count('GetWorkload')).toBe(80);
    });

    it('have nothing read again that was read for them in between', async () => {
      await start(databaseId, 40);
      tool.faults.set([{ kind: 'latency', milliseconds: 100 }]);
      const cold = engine.wake(SOURCE);
      await until(async () => (await runOf('source'))?.phase === 'details');
      await engine.syncs.requestSync(
        { workloadIds: await leastUrgent(2) },
        ADA,
      );
      await cold;
      expect(tool.calls.count('GetWorkload')).toBe(40);
    });

    it('are looked for again when the store was away for a moment', async () => {
      await start(databaseId, 3);
      const due = engine.stores.syncRuns.due.bind(engine.stores.syncRuns);
      let looks = 0;
      jest
        .spyOn(engine.stores.syncRuns, 'due')
        .mockImplementation(async (...args) => {
          looks += 1;
          if (looks === 3) {
            throw new Error('The store is away');
          }
          return due(...args);
        });
      expect(await engine.wake(SOURCE)).toMatchObject({ state: 'succeeded' });
    });

    it('do not wait for a listing that is slow', async () => {
      await start(databaseId, 3);
      await engine.wake(SOURCE);
      tool.faults.set([
        { kind: 'latency', milliseconds: 3_000, operation: 'ListWorkloads' },
      ]);
      const listing = engine.wakeWhenDue(SOURCE);
      await until(async () => (await runOf('source')).state === 'running');
      const [id] = await leastUrgent(1);
      await engine.syncs.requestSync({ workloadIds: [id] }, ADA);
      await listing;
      const person = await runOf('workloads');
      const source = await runOf('source');
      expect(person.state).toBe('succeeded');
      expect(source.state).toBe('succeeded');
      expect(
        Date.parse(source.finished_at!) - Date.parse(person.finished_at!),
      ).toBeGreaterThan(500);
    });

    it('get first what they looked at, then what is most at risk', async () => {
      await start(databaseId, 40);
      await engine.wake(SOURCE, scoresStand());
      const viewed = await leastUrgent(5);
      await engine.stores.workloads.countViews(viewed);
      await engine.stores.workloads.countViews([viewed[3]]);
      await engine.wake(SOURCE);

      const read = await inOrderOfReading();
      expect(read).toHaveLength(40);
      const [first, second, others] = split(read, viewed[3], viewed);
      expectEarlier(first, second);
      expectEarlier(second, others);
      expect(
        new Set(others.map(({ high_risks }) => high_risks)).size,
      ).toBeGreaterThan(3);
      expectDescending(others);
    });

    it('get what they look at in the meantime in the next turn', async () => {
      await start(databaseId, 40);
      await engine.wake(SOURCE, readInDepth(6));
      const left = await leastUrgent(3);
      await engine.stores.workloads.countViews(left);
      const since = new Date().toISOString();
      expect(await engine.wake(SOURCE)).toMatchObject({ state: 'succeeded' });

      const read = await inOrderOfReading(since);
      const [first, second, others] = split(read, left[0], left);
      expect(others.length).toBeGreaterThan(20);
      expectEarlier([...first, ...second], others);
      expectDescending(others);
    });

    it('wait for nothing that failed before', async () => {
      await start(databaseId, 20);
      await engine.wake(SOURCE, scoresStand());
      const [mostUrgent]: WorkloadRow[] = await knex('workloads')
        .orderBy([{ column: 'high_risks', order: 'desc' }, 'id'])
        .limit(1);
      await knex('workloads')
        .where({ id: mostUrgent.id })
        .update({ failed_at: new Date(0).toISOString(), views: 9 });
      await engine.wake(SOURCE);
      const read = await inOrderOfReading();
      const [last, , others] = split(read, mostUrgent.id);
      expect(others).toHaveLength(19);
      expectEarlier(others, last);
      expectDescending(others);
    });

    it('count no views of what has been read', async () => {
      await start(databaseId, 1);
      await engine.wake(SOURCE);
      const ids = await leastUrgent(1);
      await engine.stores.workloads.countViews(ids);
      expect(await knex('workloads').pluck('views')).toEqual([0]);
    });
  });
});

/** The row of one workload, those of some others, and the rest. */
function split(rows: WorkloadRow[], one: string, some: string[] = []) {
  return [
    rows.filter(({ id }) => id === one),
    rows.filter(({ id }) => id !== one && some.includes(id)),
    rows.filter(({ id }) => id !== one && !some.includes(id)),
  ];
}

/** Several are read at once: in one millisecond they have no order. */
function expectEarlier(rows: WorkloadRow[], others: WorkloadRow[]) {
  const latest = rows
    .map(({ read_at }) => read_at!)
    .sort()
    .pop()!;
  const [earliest] = others.map(({ read_at }) => read_at!).sort();
  expect(latest <= earliest).toBe(true);
}

/** What was read earlier had as many high risks or more. */
function expectDescending(rows: WorkloadRow[]) {
  for (const [place, row] of rows.entries()) {
    for (const later of rows.slice(place + 1)) {
      expect(
        row.read_at === later.read_at || row.high_risks >= later.high_risks,
      ).toBe(true);
    }
  }
}
