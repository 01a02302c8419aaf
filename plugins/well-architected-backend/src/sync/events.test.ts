import { DeleteWorkloadCommand } from '@aws-sdk/client-wellarchitected';
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
import type { SourceRow, SyncRunRow } from '../store/tables';

jest.setTimeout(60_000);

const ACCOUNT = accounts.logistics;
const REGION = 'us-east-1';
const SOURCE = `${ACCOUNT}:${REGION}`;
const SHOP = `${accounts.shop}:eu-west-1`;
const PLATFORM = `${accounts.platform}:eu-west-1`;
const WORKLOAD = idOf('Parcel tracking US');
const OTHER = idOf('Returns US');
/** Shared with the platform account. */
const SHARED = idOf('Identity');
const UNKNOWN = '0123456789abcdef0123456789abcdef';

/** How long events of a source are gathered, and listings lie apart. */
const GATHERED = 5_000;
const APART = 60_000;

const later = (moment: string | null, ms: number) =>
  new Date(Date.parse(moment!) + ms).toISOString();

describe('a change that AWS tells', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;
  let knex: Knex;
  let engine: Engine;

  beforeEach(async () => {
    tool = await startLocalTool();
  });
  afterEach(() => tool.stop());

  const aws = () => consoleOf(tool, ACCOUNT, REGION);

  const change = (workloadId?: string) =>
    engine.syncs.followChange({
      accountId: ACCOUNT,
      region: REGION,
      workloadId,
    });

  const queued = (): Promise<SyncRunRow[]> =>
    knex('sync_runs').where({ state: 'queued' }).orderBy('queued_at');

  const source = async (id = SOURCE): Promise<SourceRow> =>
    (await engine.stores.sources.get(id))!;

  const idsOf = (run: SyncRunRow): string[] =>
    JSON.parse(run.workload_ids!).sort();

  /** Lets the time pass in which events are gathered. */
  const gathered = () =>
    knex('sync_runs')
      .where({ state: 'queued' })
      .update({ due_at: new Date().toISOString() });

  /** As it was listed so long ago, and will be listed in half an hour. */
  async function listedAgo(ms: number) {
    await knex('sources')
      .where({ id: SOURCE })
      .update({
        last_listed_at: new Date(Date.now() - ms).toISOString(),
        listing_due_at: new Date(Date.now() + 30 * 60_000).toISOString(),
      });
  }

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    beforeEach(async () => {
      knex = await migratedDatabase(databases, databaseId);
      engine = await startEngine({
        knex,
        tool,
        wellArchitected: {
          sources: [
            { accountId: ACCOUNT, regions: [REGION] },
            { accountId: accounts.shop, regions: ['eu-west-1'] },
            { accountId: accounts.platform, regions: ['eu-west-1'] },
          ],
        },
      });
      await engine.wake(SOURCE);
      tool.calls.reset();
    });

    it('of a workload is read by one run, though fifty come', async () => {
      for (let told = 0; told < 50; told++) {
        await change(WORKLOAD);
      }
      const [run, ...others] = await queued();
      expect(others).toEqual([]);
      expect(run).toMatchObject({
        source_id: SOURCE,
        scope: 'workloads',
        trigger: 'event',
        requested_by: null,
      });
      expect(idsOf(run)).toEqual([WORKLOAD]);
      expect(tool.calls.count()).toBe(0);

      await gathered();
      expect(await engine.wake(SOURCE)).toMatchObject({
        id: run.id,
        state: 'succeeded',
        total: 1,
      });
      expect(tool.calls.count('GetWorkload')).toBe(1);
      expect(tool.calls.count('ListWorkloads')).toBe(0);
    });

    it('is read by one run too when it is told many times at once', async () => {
      await Promise.all(Array.from({ length: 20 }, () => change(WORKLOAD)));
      const runs = await queued();
      expect(runs.map(idsOf)).toEqual([[WORKLOAD]]);
    });

    it('is not lost among others that come in the same moment', async () => {
      await engine.wake(SHOP);
      const ids: string[] = await knex('workloads')
        .where({ source_id: SHOP })
        .orderBy('id')
        .pluck('id');
      await Promise.all(
        ids.map(workloadId =>
          engine.syncs.followChange({
            accountId: accounts.shop,
            region: 'eu-west-1',
            workloadId,
          }),
        ),
      );
      const runs = await queued();
      expect(runs.map(idsOf)).toEqual([ids]);
    });

    it('waits five seconds for others, and not longer because others come', async () => {
      const start = Date.now();
      await change(WORKLOAD);
      const [first] = await queued();
      expect(first.due_at).toBe(later(first.queued_at, GATHERED));
      expect(Date.parse(first.queued_at)).toBeGreaterThanOrEqual(start);

      await engine.wake(SOURCE);
      expect(tool.calls.count()).toBe(0);
      await change(OTHER);
      const [run, ...others] = await queued();
      expect(others).toEqual([]);
      expect(run).toMatchObject({ id: first.id, due_at: first.due_at });
      expect(idsOf(run)).toEqual([WORKLOAD, OTHER].sort());

      await gathered();
      expect(await engine.wake(SOURCE)).toMatchObject({
        state: 'succeeded',
        done: 2,
        total: 2,
      });
      expect(tool.calls.count('GetWorkload')).toBe(2);
    });

    it('is read by the next run when one is under way', async () => {
      await change(WORKLOAD);
      const [run] = await queued();
      await engine.stores.syncRuns.start(run.id, new Date().toISOString());
      await change(WORKLOAD);
      const [next, ...others] = await queued();
      expect(others).toEqual([]);
      expect(next.id).not.toBe(run.id);
      expect(idsOf(next)).toEqual([WORKLOAD]);
    });

    it('is not mixed up with what a person asked for', async () => {
      const [asked] = await engine.syncs.requestSync(
        { workloadIds: [WORKLOAD] },
        'user:default/ada',
      );
      await change(WORKLOAD);
      await change(OTHER);
      const runs = await queued();
      expect(runs).toHaveLength(2);
      expect(runs.find(({ id }) => id === asked.id)).toEqual(asked);
    });

    it('of an unknown workload brings the listing forward, and only that', async () => {
      await listedAgo(2 * APART);
      const start = Date.now();
      await change(UNKNOWN);
      const dueAt = Date.parse((await source()).listing_due_at);
      expect(dueAt).toBeGreaterThanOrEqual(start + GATHERED);
      expect(dueAt).toBeLessThanOrEqual(Date.now() + GATHERED);
      expect(await queued()).toEqual([]);

      const { listing_due_at } = await source();
      await change(UNKNOWN);
      await change();
      expect((await source()).listing_due_at).toBe(listing_due_at);
      expect(tool.calls.count()).toBe(0);
    });

    it('of workloads that come and go brings the listing forward', async () => {
      await listedAgo(2 * APART);
      await change();
      expect(Date.parse((await source()).listing_due_at)).toBeLessThanOrEqual(
        Date.now() + GATHERED,
      );
    });

    it('brings no listing forward to less than a minute after the last one', async () => {
      await listedAgo(10_000);
      const { last_listed_at } = await source();
      for (let told = 0; told < 50; told++) {
        await change(UNKNOWN);
      }
      expect((await source()).listing_due_at).toBe(
        later(last_listed_at, APART),
      );
    });

    it('that comes while the source is synced brings the next listing forward', async () => {
      await listedAgo(2 * APART);
      const { workloads } = engine.stores;
      const countToRead = workloads.countToRead.bind(workloads);
      // Listed by then.
      jest
        .spyOn(workloads, 'countToRead')
        .mockImplementationOnce(async (...args) => {
          await change(UNKNOWN);
          return countToRead(...args);
        });
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'succeeded',
      });
      const { last_listed_at, listing_due_at } = await source();
      expect(listing_due_at).toBe(later(last_listed_at, APART));

      // That one finds it, and the one after comes as always.
      await engine.wakeWhenDue(SOURCE);
      expect(Date.parse((await source()).listing_due_at)).toBeGreaterThan(
        Date.now() + 10 * APART,
      );
    });

    it('leaves a source that cannot be listed to its own next try', async () => {
      tool.faults.set([{ kind: 'deny', operation: 'ListWorkloads' }]);
      await listedAgo(2 * APART);
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'failed',
      });
      const { listing_due_at } = await source();
      await change(UNKNOWN);
      expect((await source()).listing_due_at).toBe(listing_due_at);
    });

    it('puts no listing off', async () => {
      const soon = new Date(Date.now() + 1000).toISOString();
      await knex('sources')
        .where({ id: SOURCE })
        .update({ listing_due_at: soon });
      await change(UNKNOWN);
      expect((await source()).listing_due_at).toBe(soon);
    });

    it('of an archived workload brings the listing forward', async () => {
      await aws().send(
        new DeleteWorkloadCommand({
          WorkloadId: WORKLOAD,
          ClientRequestToken: 'delete',
        }),
      );
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ archived: 1 });
      await change(WORKLOAD);
      expect(await queued()).toEqual([]);
      const { last_listed_at, listing_due_at } = await source();
      expect(listing_due_at).toBe(later(last_listed_at, APART));
    });

    it('of a shared workload is read by the source of its owner', async () => {
      await engine.wake(SHOP);
      await engine.wake(PLATFORM);
      await engine.syncs.followChange({
        accountId: accounts.platform,
        region: 'eu-west-1',
        workloadId: SHARED,
      });
      const [run] = await queued();
      expect(run.source_id).toBe(SHOP);
    });

    it('of a shared workload whose source is read no more brings the listing forward', async () => {
      await listedAgo(2 * APART);
      await knex('sources').insert({
        id: 'left',
        name: 'left',
        region: REGION,
        configured: false,
        listing_due_at: (await source()).listing_due_at,
      });
      await knex('workloads')
        .where({ id: WORKLOAD })
        .update({ source_id: 'left' });
      await change(WORKLOAD);
      expect(await queued()).toEqual([]);
      expect(Date.parse((await source()).listing_due_at)).toBeLessThanOrEqual(
        Date.now() + GATHERED,
      );
    });

    it.each([
      { what: 'another account', accountId: '999988887777', region: REGION },
      { what: 'another region', accountId: ACCOUNT, region: 'ap-southeast-2' },
      { what: 'none', accountId: '', region: '' },
      { what: 'SQL', accountId: `${ACCOUNT}' or '1'='1`, region: REGION },
      { what: 'a pattern', accountId: '%', region: '%' },
      { what: 'a long text', accountId: '4'.repeat(100_000), region: REGION },
      { what: 'a prototype', accountId: '__proto__', region: 'constructor' },
    ])(
      'of an account and region that nobody reads does nothing: $what',
      async ({ accountId, region }) => {
        const before = await knex('sources').orderBy('id');
        await engine.syncs.followChange({
          accountId,
          region,
          workloadId: WORKLOAD,
        });
        await engine.syncs.followChange({ accountId, region });
        expect(await knex('sources').orderBy('id')).toEqual(before);
        expect(await queued()).toEqual([]);
      },
    );

    it('of a source that left the configuration does nothing', async () => {
      const restarted = await startEngine({
        knex,
        tool,
        wellArchitected: {
          sources: [{ accountId: accounts.shop, regions: ['eu-west-1'] }],
        },
      });
      const before = await source();
      await restarted.syncs.followChange({
        accountId: ACCOUNT,
        region: REGION,
        workloadId: WORKLOAD,
      });
      await restarted.syncs.followChange({
        accountId: ACCOUNT,
        region: REGION,
      });
      expect(await source()).toEqual(before);
      expect(await queued()).toEqual([]);
    });

    it.each([
      { what: 'SQL', workloadId: `${WORKLOAD}' or '1'='1` },
      { what: 'a pattern', workloadId: `${WORKLOAD.slice(0, 31)}_` },
      { what: 'a path', workloadId: '../../etc/passwd' },
      { what: 'a prototype', workloadId: '__proto__' },
      { what: 'a long text', workloadId: '😀'.repeat(10_000) },
    ])(
      'with a hostile id reads nothing and is no more than an unknown one: $what',
      async ({ workloadId }) => {
        await change(workloadId);
        expect(await queued()).toEqual([]);
        const { last_listed_at, listing_due_at } = await source();
        expect(listing_due_at).toBe(later(last_listed_at, APART));
        expect(await knex('workloads')).toHaveLength(4);
      },
    );
  });
});
