import { expect, test } from '@playwright/test';
import type {
  SyncRun,
  WorkloadPage,
} from 'backstage-plugin-well-architected-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectSameAsTool } from './compare';
import {
  startCluster,
  until,
  type Cluster,
  type LoggedCall,
  type Replica,
} from './cluster';

const REGIONS = ['eu-west-1', 'us-east-1', 'eu-central-1', 'ap-southeast-2'];
const FREQUENCY_S = 15;
const BIG = '111122223333:eu-west-1';
const LEASE = 'sync:111122223333:eu-west-1';

/** So slow that every sync of the biggest source is seen under way. */
const SLOW = [{ kind: 'latency', milliseconds: 400, account: '111122223333' }];

test.describe.configure({ mode: 'serial' });

/** Three backends on one PostgreSQL, with a dozen sources. */
test.describe('three replicas', () => {
  let cluster: Cluster;
  let replicas: Replica[];

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    cluster = await startCluster({
      regions: REGIONS,
      wellArchitected: { schedule_frequency: `PT${FREQUENCY_S}S` },
    });
    replicas = [
      // The first one makes the tables.
      await cluster.start('one'),
      ...(await Promise.all(['two', 'three'].map(cluster.start))),
    ];
  });
  test.afterAll(() => cluster?.stop());

  test('read each source one at a time, at its interval, and share the work', async () => {
    test.setTimeout(300_000);
    await until('every source is synced', async () => {
      const rows = await cluster.knex()('sources');
      return rows.length === 12 && rows.every(row => row.synced_at !== null);
    });
    await cluster.forgetCalls();
    const watchedS = 60;
    await sleep(watchedS * 1000);
    const calls = await cluster.calls();

    const bySource = groupBySource(calls);
    expect([...bySource.keys()]).toHaveLength(12);
    for (const [source, ofSource] of bySource) {
      expect(handovers(ofSource), source).toEqual([]);
      const listings = ofSource.filter(
        ({ operation }) => operation === 'ListWorkloads',
      ).length;
      // A source looks every few seconds whether its listing is due.
      expect(listings, source).toBeGreaterThanOrEqual(
        Math.floor(watchedS / (FREQUENCY_S + 10)),
      );
      expect(listings, source).toBeLessThanOrEqual(
        Math.ceil(watchedS / FREQUENCY_S) + 1,
      );
    }
    // Whose look falls due first may be the same one's for a while, by chance, and
    // all the work with it: a minute is too short to tell.
    await until(
      'every replica has its share of the calls',
      async () => {
        const all = await cluster.calls();
        return replicas.every(
          ({ name }) =>
            all.filter(({ app }) => app === name).length > all.length / 12,
        );
      },
      120_000,
    );
  });

  test('carry out what somebody asks any of them, and tell of it from any', async () => {
    const [one, two, three] = replicas;
    const {
      items: [{ workloadId }],
    } = await one.json<WorkloadPage>('well-architected/workloads?limit=1');
    const {
      items: [asked],
    } = await two.json<{ items: SyncRun[] }>('well-architected/sync-runs', {
      method: 'POST',
      body: JSON.stringify({ workloadId }),
    });
    await until('the run is over', async () => {
      const run = await three.json<SyncRun>(
        `well-architected/sync-runs/${asked.runId}`,
      );
      return run.state === 'succeeded' && run.done === 1 && run.total === 1;
    });
  });

  test('follow what AWS tells by itself, a burst of it with one sync', async () => {
    const [one, two] = replicas;
    const {
      items: [{ workloadId, accountId, region }],
    } = await one.json<WorkloadPage>('well-architected/workloads?limit=1');
    const told = (eventName: string, WorkloadId: string) => ({
      'detail-type': 'AWS API Call via CloudTrail',
      source: 'aws.wellarchitected',
      account: accountId,
      region,
      detail: {
        eventSource: 'wellarchitected.amazonaws.com',
        eventName,
        requestParameters: { WorkloadId },
      },
    });
    const events = [
      ...Array.from({ length: 40 }, () => told('UpdateAnswer', workloadId)),
      told('UpdateAnswer', 'f'.repeat(32)),
      told('UpdateAnswer', "' or '1'='1"),
      { nothing: 'of the kind' },
      'text',
    ];
    for (const event of events) {
      const response = await two.fetch('events/http/wellArchitected', {
        method: 'POST',
        body: JSON.stringify(event),
      });
      expect(response.status).toBeLessThan(500);
    }
    const runsOfEvents = () =>
      cluster.knex()('sync_runs').where({ trigger: 'event' });
    await until(
      'the workload is synced',
      async () => (await runsOfEvents()).some(run => run.state === 'succeeded'),
      25_000,
    );
    const runs = await runsOfEvents();
    // One more where events came after the first one was taken up.
    expect(runs.length).toBeLessThanOrEqual(2);
    expect(JSON.parse(runs[0].workload_ids)).toEqual([workloadId]);
  });

  test('go on at once when one of them is told to stop', async () => {
    test.setTimeout(120_000);
    const holder = await whoReadsSlowly();
    const begin = Date.now();
    await holder.stop();
    expect(Date.now() - begin).toBeLessThan(10_000);
    await until(
      'another one goes on',
      async () => {
        const after = (await callsOf(BIG)).filter(
          ({ app, startedAt }) => app !== holder.name && startedAt > begin,
        );
        return after.length > 0;
      },
      15_000,
    );
    await backToNormal(holder);
  });

  test('take over from one that is killed, within two minutes, and leave nothing half written', async () => {
    test.setTimeout(300_000);
    const holder = await whoReadsSlowly();
    const killedAt = Date.now();
    await holder.kill();
    await until(
      'another one took over',
      async () =>
        (
          await callsOf(BIG)
        ).some(
          ({ app, startedAt }) => app !== holder.name && startedAt > killedAt,
        ),
      120_000,
    );
    console.log(`Taken over after ${(Date.now() - killedAt) / 1000} s`);
    await backToNormal(holder);
    await until('every source is synced again', async () => {
      const rows = await cluster.knex()('sources');
      return rows.every(row => Date.parse(row.synced_at) > killedAt);
    });
    await expectSameAsTool(cluster, REGIONS);
    expect(handovers(await callsOf(BIG))).toEqual([]);
  });

  /** Has everything of the biggest source read slowly; by whom? */
  async function whoReadsSlowly(): Promise<Replica> {
    await cluster.setFaults(SLOW);
    await cluster.forgetCalls();
    await cluster
      .knex()('workloads')
      .where({ source_id: BIG })
      .update({ read_hash: null });
    await cluster
      .knex()('sources')
      .where({ id: BIG })
      .update({ listing_due_at: new Date().toISOString() });
    let name: string | undefined;
    await until('details are being read', async () => {
      const [call] = (await callsOf(BIG)).filter(
        ({ operation }) => operation === 'GetWorkload',
      );
      name = call?.app;
      const lease = await cluster
        .knex()('backstage_backend_tasks__tasks')
        .where({ id: LEASE })
        .first();
      return name !== undefined && lease.current_run_ticket !== null;
    });
    return replicas.find(replica => replica.name === name)!;
  }

  /** A new process in the place of one that is gone. */
  async function backToNormal(gone: Replica): Promise<void> {
    await cluster.setFaults([]);
    replicas[replicas.indexOf(gone)] = await cluster.start(
      `${gone.name}-again`,
    );
  }

  async function callsOf(source: string): Promise<LoggedCall[]> {
    return groupBySource(await cluster.calls()).get(source) ?? [];
  }
});

/** Calls for a source in their order; roles are assumed at other times. */
function groupBySource(calls: LoggedCall[]): Map<string, LoggedCall[]> {
  const bySource = new Map<string, LoggedCall[]>();
  for (const call of calls) {
    if (call.operation === 'AssumeRole') {
      continue;
    }
    const source = `${call.account}:${call.region}`;
    bySource.set(source, [...(bySource.get(source) ?? []), call]);
  }
  bySource.forEach(ofSource =>
    ofSource.sort((a, b) => a.startedAt - b.startedAt),
  );
  return bySource;
}

/** Calls of one replica that began before those of another one had ended. */
function handovers(calls: LoggedCall[]): string[] {
  return calls.flatMap((call, i) => {
    const before = calls
      .slice(0, i)
      .filter(
        ({ app, endedAt }) => app !== call.app && endedAt > call.startedAt,
      );
    return before.map(({ app }) => `${app} and ${call.app}`);
  });
}
