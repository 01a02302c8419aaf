import {
  DeleteWorkloadCommand,
  UpdateWorkloadCommand,
} from '@aws-sdk/client-wellarchitected';
import type { Knex } from 'knex';
import {
  accounts,
  startLocalTool,
  type LocalTool,
} from 'well-architected-tool-local';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import {
  consoleOf,
  idOf,
  startEngine,
  type Engine,
} from '../__testUtils__/engine';

jest.setTimeout(60_000);

const SHOP = `${accounts.shop}:eu-west-1`;
const LOGISTICS = `${accounts.logistics}:us-east-1`;
const ADA = 'user:default/ada';

describe('sync runs', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;
  let knex: Knex;
  let engine: Engine;

  beforeEach(async () => {
    tool = await startLocalTool();
  });
  afterEach(() => tool.stop());

  /** A signal that is given when some workloads have been read. */
  function abortedAfter(reads: number): AbortSignal {
    const controller = new AbortController();
    let stored = 0;
    knex.on('query', ({ sql }: { sql: string }) => {
      stored += /^update .workloads. set .*read_hash/.test(sql) ? 1 : 0;
      if (stored === reads) {
        controller.abort();
      }
    });
    return controller.signal;
  }

  const readInDepth = async (since = '') =>
    Number(
      (
        await knex('workloads')
          .where('read_at', '>=', since)
          .count({ count: '*' })
          .first()
      )?.count,
    );

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    beforeEach(async () => {
      knex = await migratedDatabase(databases, databaseId);
      engine = await startEngine({
        knex,
        tool,
        wellArchitected: {
          sources: [
            { accountId: accounts.shop, regions: ['eu-west-1'] },
            { accountId: accounts.logistics, regions: ['us-east-1'] },
          ],
        },
      });
    });

    it('go on where they were left and end right', async () => {
      const left = await engine.wake(SHOP, abortedAfter(3));
      expect(left).toMatchObject({ state: 'running', finished_at: null });
      const readAt = () =>
        knex('workloads').orderBy('id').select('id', 'read_at');
      const first = (await readAt()).filter(({ read_at }) => read_at !== null);
      expect(first.length).toBeGreaterThanOrEqual(1);
      expect(first.length).toBeLessThan(left.listed!);

      const run = await engine.wake(SHOP);
      expect(run).toMatchObject({
        id: left.id,
        state: 'succeeded',
        started_at: left.started_at,
        done: left.listed,
        total: left.listed,
        problem: null,
      });
      expect(await readInDepth()).toBe(left.listed);
      // What was read before was not read again.
      expect(await readAt()).toEqual(expect.arrayContaining(first));
    });

    it('of named workloads go first, read just these even when nothing changed, and go on where they were left', async () => {
      await engine.wake(SHOP);
      const ids: string[] = await knex('workloads').pluck('id');
      tool.calls.reset();
      const [queued] = await engine.syncs.requestSync(
        { workloadIds: ids.slice(1) },
        ADA,
      );
      expect(queued).toMatchObject({
        source_id: SHOP,
        scope: 'workloads',
        trigger: 'person',
        requested_by: ADA,
        state: 'queued',
      });
      const left = await engine.wake(SHOP, abortedAfter(3));
      expect(left).toMatchObject({ id: queued.id, state: 'running' });
      const first = await readInDepth(left.started_at!);
      expect(first).toBeLessThan(ids.length - 1);

      expect(await engine.wakeWhenDue(SHOP)).toMatchObject({
        scope: 'source',
      });
      expect(await engine.stores.syncRuns.get(queued.id)).toMatchObject({
        state: 'succeeded',
        done: ids.length - 1,
        total: ids.length - 1,
      });
      expect(await readInDepth(left.started_at!)).toBe(ids.length - 1);
      expect(tool.calls.count('ListWorkloads')).toBe(1);
    });

    it('store what was read before by a process whose clock is ahead', async () => {
      await engine.wake(SHOP);
      const workloadId = idOf('Checkout API (production)');
      const ahead = new Date(Date.now() + 60_000).toISOString();
      await knex('workloads')
        .where({ id: workloadId })
        .update({ read_at: ahead });
      await consoleOf(tool, accounts.shop, 'eu-west-1').send(
        new UpdateWorkloadCommand({ WorkloadId: workloadId, Notes: 'Changed' }),
      );
      const [{ id }] = await engine.syncs.requestSync(
        { workloadIds: [workloadId] },
        ADA,
      );
      await engine.wake(SHOP);
      expect(await engine.stores.syncRuns.get(id)).toMatchObject({
        state: 'succeeded',
        done: 1,
      });
      const row = (await engine.stores.workloads.get(workloadId))!;
      expect(row.notes).toBe('Changed');
      expect(row.read_at! > ahead).toBe(true);

      await knex('workloads').update({ read_hash: null });
      expect(await engine.wakeWhenDue(SHOP)).toMatchObject({
        state: 'succeeded',
      });
      expect(await knex('workloads').whereNull('read_hash')).toEqual([]);
    });

    it('of a workload that AWS has no more have its source listed soon, which archives it', async () => {
      await engine.wake(SHOP);
      const workloadId = idOf('Checkout API (production)');
      await consoleOf(tool, accounts.shop, 'eu-west-1').send(
        new DeleteWorkloadCommand({
          WorkloadId: workloadId,
          ClientRequestToken: 'gone',
        }),
      );
      const [{ id }] = await engine.syncs.requestSync(
        { workloadIds: [workloadId] },
        ADA,
      );
      await engine.wake(SHOP);
      expect((await engine.stores.syncRuns.get(id))!.state).toBe('incomplete');
      const { last_listed_at, listing_due_at } =
        (await engine.stores.sources.get(SHOP))!;
      expect(
        Date.parse(listing_due_at) - Date.parse(last_listed_at!),
      ).toBeLessThanOrEqual(60_000);

      await engine.wakeWhenDue(SHOP);
      const row = (await engine.stores.workloads.get(workloadId))!;
      expect(row.archived_at).not.toBeNull();
      expect(row.problem).toBeNull();
    });

    it('wait once for the same request of the same person', async () => {
      await engine.wake(LOGISTICS);
      const request = () =>
        engine.syncs.requestSync({ sourceId: LOGISTICS }, ADA);
      const [waiting] = await request();
      expect(await request()).toEqual([waiting]);
      const [whole] = await engine.syncs.requestSync({}, 'user:default/bob');
      expect(whole.id).not.toBe(waiting.id);
      await engine.wake(LOGISTICS);
      const [next] = await request();
      expect(next.id).not.toBe(waiting.id);

      const workloadIds = [idOf('Inventory US'), idOf('Returns US')];
      const [named] = await engine.syncs.requestSync({ workloadIds }, ADA);
      expect(
        await engine.syncs.requestSync(
          { workloadIds: [...workloadIds].reverse() },
          ADA,
        ),
      ).toEqual([named]);
      await expect(
        engine.syncs.requestSync({ sourceId: 'nowhere' }, ADA),
      ).rejects.toThrow('There is no source nowhere');
    });

    it('archive most of a source only when the next listing agrees', async () => {
      await engine.wake(LOGISTICS);
      const gone = ['Inventory US', 'Returns US', 'Parcel tracking US'];
      for (const name of gone) {
        await consoleOf(tool, accounts.logistics, 'us-east-1').send(
          new DeleteWorkloadCommand({
            WorkloadId: idOf(name),
            ClientRequestToken: name,
          }),
        );
      }
      expect(await engine.wakeWhenDue(LOGISTICS)).toMatchObject({
        state: 'succeeded',
        listed: 1,
        archived: 0,
      });
      expect(await knex('workloads').whereNotNull('archived_at')).toEqual([]);
      const source = await engine.stores.sources.get(LOGISTICS);
      expect(JSON.parse(source!.held_archive!).sort()).toEqual(
        gone.map(idOf).sort(),
      );

      expect(await engine.wakeWhenDue(LOGISTICS)).toMatchObject({
        listed: 1,
        archived: 3,
      });
      expect(
        await knex('workloads').whereNull('archived_at').pluck('name'),
      ).toEqual(['Order routing US']);
      expect(
        (await engine.stores.sources.get(LOGISTICS))!.held_archive,
      ).toBeNull();
    });

    it('are forgotten when they ended before a moment, others are not', async () => {
      await engine.wake(LOGISTICS);
      const [waiting] = await engine.syncs.requestSync(
        { sourceId: LOGISTICS },
        ADA,
      );
      await engine.stores.syncRuns.deleteFinishedBefore(
        new Date(Date.now() + 1000).toISOString(),
      );
      expect(await knex('sync_runs').pluck('id')).toEqual([waiting.id]);
    });
  });
});
