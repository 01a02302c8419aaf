import {
  CreateLensVersionCommand,
  CreateWorkloadShareCommand,
  DeleteWorkloadCommand,
  DeleteWorkloadShareCommand,
  ExportLensCommand,
  ImportLensCommand,
  ListAnswersCommand,
  UpdateAnswerCommand,
  UpdateShareInvitationCommand,
  UpdateWorkloadCommand,
  UpgradeLensReviewCommand,
  paginateListLensReviews,
  paginateListLenses,
  paginateListWorkloads,
  type WorkloadSummary,
} from '@aws-sdk/client-wellarchitected';
import { expect, test } from '@playwright/test';
import type { WorkloadPage } from 'backstage-plugin-well-architected-common';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ACCOUNTS,
  startCluster,
  until,
  type Cluster,
  type Replica,
} from './cluster';
import { expectSameAsTool } from './compare';
import { Chance } from './chance';
import { Editors } from './editors';

const REGIONS = ['eu-west-1', 'us-east-1'];
const SHOP = '111122223333';
const LOGISTICS = '444455556666';
const PLATFORM = '777788889999';
const TROUBLE_MS = 7_000;

/** Something that goes wrong for a while. */
interface Trouble {
  what: string;
  faults?: object[];
  /** Happens while the faults are on. */
  happens?: () => Promise<void>;
  /** What some source must say of it. */
  told?: RegExp;
}

test('everything that goes wrong, one after the other', async () => {
  test.setTimeout(20 * 60_000);
  const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
  console.log(`To have it all in the same order again: CHAOS_SEED=${seed}`);
  const chance = new Chance(seed);
  const cluster = await startCluster({
    regions: REGIONS,
    wellArchitected: {
      // Leases as short as they can be, so that all of this fits into minutes.
      schedule_frequency: 'PT3S',
      schedule_timeout: 'PT10S',
      schedule_comparison: 'PT30S',
      schedule_reread: 'PT60S',
    },
  });
  try {
    const replicas = [await cluster.start('one'), await cluster.start('two')];
    await until('everything is synced', () => isSynced(cluster, 0));
    await expectSameAsTool(cluster, REGIONS);

    const editors = new Editors(() => replicas, chance);
    const world = new World(cluster, chance);
    for (const trouble of chance.shuffled(troubles(cluster, replicas, world))) {
      await test.step(trouble.what, async () => {
        await cluster.setFaults(trouble.faults ?? []);
        const editing = editors.editFor(TROUBLE_MS);
        const changing = world.changeFor(TROUBLE_MS);
        await trouble.happens?.();
        if (trouble.told) {
          await until(
            `a source tells ${trouble.told}`,
            () => isTold(cluster, trouble.told!),
            40_000,
          );
        }
        await Promise.all([editing, changing]);
        await cluster.setFaults([]);
        const quietAt = Date.now();
        await until(
          `everything is synced after: ${trouble.what}`,
          () => isSynced(cluster, quietAt),
          150_000,
        );
        const healedS = (Date.now() - quietAt) / 1000;
        await expectSameAsTool(cluster, REGIONS);
        await editors.expectNothingLost(cluster);
        console.log(`${trouble.what}: all is well again after ${healedS} s`);
      });
    }
    expect(editors.acknowledged).toBeGreaterThan(50);
    for (const replica of replicas) {
      expect(await replica.said()).not.toMatch(/sample-secret/);
    }
  } finally {
    await cluster.stop();
  }
});

function troubles(
  cluster: Cluster,
  replicas: Replica[],
  world: World,
): Trouble[] {
  const sometimes = (kind: string, probability: number): object => ({
    kind,
    probability,
  });
  return [
    {
      what: 'a throttling storm',
      faults: [{ kind: 'throttle', callsPerSecond: 2, burst: 2 }],
    },
    {
      what: 'internal errors',
      faults: [
        {
          kind: 'error',
          name: 'InternalServerException',
          status: 500,
          probability: 0.5,
        },
      ],
    },
    { what: 'connections reset', faults: [sometimes('reset', 0.5)] },
    { what: 'answers that break off', faults: [sometimes('truncate', 0.4)] },
    { what: 'answers that are none', faults: [sometimes('garbage', 0.4)] },
    { what: 'calls that hang', faults: [sometimes('hang', 0.2)] },
    {
      what: 'expired credentials',
      faults: [{ kind: 'error', name: 'ExpiredTokenException', account: SHOP }],
      told: /ExpiredToken.*Renew them/,
    },
    {
      what: 'a denied operation',
      faults: [
        { kind: 'deny', account: SHOP, operation: 'ListAnswers' },
        { kind: 'deny', account: LOGISTICS, operation: 'ListWorkloads' },
      ],
      told: /Allow wellarchitected:ListWorkloads/,
    },
    {
      what: 'a denied account',
      faults: [{ kind: 'deny', account: LOGISTICS }],
      told: /Allow wellarchitected:ListWorkloads/,
    },
    {
      what: 'a region that is down',
      faults: [{ kind: 'reset', region: 'us-east-1' }],
      told: /exists in this region/,
    },
    { what: 'short pages', faults: [{ kind: 'short-pages', size: 3 }] },
    {
      what: 'empty pages with a token',
      faults: [{ kind: 'short-pages', size: 0, probability: 0.6 }],
    },
    {
      what: 'page tokens that expire',
      faults: [
        { kind: 'expired-token', probability: 0.3 },
        { kind: 'short-pages', size: 4 },
      ],
    },
    {
      what: 'workloads deleted, renamed, shared and unshared while they are listed',
      faults: [
        { kind: 'short-pages', size: 2 },
        { kind: 'latency', milliseconds: 60 },
      ],
      happens: () => world.upsetListings(),
    },
    {
      what: 'an account that lists nothing any more',
      happens: () => world.emptyAccount(PLATFORM, 'us-east-1'),
    },
    {
      what: 'lenses upgraded while they are read',
      faults: [{ kind: 'latency', milliseconds: 80 }],
      happens: () => world.upgradeLenses(),
    },
    {
      what: 'a backend killed',
      faults: [{ kind: 'latency', milliseconds: 80 }],
      happens: async () => {
        await sleep(1_000);
        await replicas[0].kill();
        replicas[0] = await cluster.start(`one-${Date.now()}`);
      },
    },
    {
      what: 'the database restarted',
      faults: [{ kind: 'latency', milliseconds: 40 }],
      happens: async () => {
        await sleep(1_000);
        await cluster.restartDatabase();
      },
    },
    {
      what: 'two syncs of the same workloads crossing each other',
      faults: [{ kind: 'latency', milliseconds: 50 }],
      happens: async () => {
        const { items } = await replicas[0].json<WorkloadPage>(
          'well-architected/workloads?limit=20',
        );
        await Promise.all(
          items.flatMap(({ workloadId }) =>
            replicas.map(replica =>
              replica
                .fetch('well-architected/sync-runs', {
                  method: 'POST',
                  body: JSON.stringify({ workloadId }),
                })
                .catch(() => {}),
            ),
          ),
        );
      },
    },
  ];
}

/** Whether every source has ended a good run that began after a moment. */
async function isSynced(cluster: Cluster, since: number): Promise<boolean> {
  const knex = cluster.knex();
  const sources = await knex('sources').where({ configured: true });
  const good = await knex('sync_runs')
    .where({ scope: 'source', state: 'succeeded' })
    .where('started_at', '>=', new Date(since).toISOString())
    .distinct('source_id');
  const left = await knex('workloads')
    .whereNull('archived_at')
    .whereRaw('(read_hash is null or read_hash <> listed_hash)');
  const [waiting] = await knex('sync_runs')
    .where({ scope: 'workloads' })
    .whereIn('state', ['queued', 'running'])
    .count();
  const held = sources.filter(({ held_archive }) => held_archive !== null);
  return (
    sources.length === 6 &&
    good.length === 6 &&
    held.length === 0 &&
    left.length === 0 &&
    Number(waiting.count) === 0
  );
}

async function isTold(cluster: Cluster, told: RegExp): Promise<boolean> {
  const problems = await cluster.knex()('sources').pluck('problem');
  return problems.some(problem => told.test(problem ?? ''));
}

/** People at the AWS console, whatever goes wrong there. */
class World {
  readonly #cluster: Cluster;
  readonly #chance: Chance;

  constructor(cluster: Cluster, chance: Chance) {
    this.#cluster = cluster;
    this.#chance = chance;
  }

  /** Answers questions for a while; what AWS refuses is left. */
  async changeFor(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (Date.now() < until) {
      await this.#answerOne().catch(() => {});
      await sleep(300);
    }
  }

  async #answerOne(): Promise<void> {
    const account = this.#chance.one(ACCOUNTS);
    const region = this.#chance.one(REGIONS);
    const client = this.#cluster.client(account, region);
    const own = await this.#own(account, region);
    if (own.length === 0) {
      return;
    }
    const { WorkloadId, Lenses } = this.#chance.one(own);
    const lens = { WorkloadId, LensAlias: this.#chance.one(Lenses!) };
    const { AnswerSummaries } = await client.send(new ListAnswersCommand(lens));
    const { QuestionId, Choices } = this.#chance.one(AnswerSummaries!);
    await client.send(
      new UpdateAnswerCommand({
        ...lens,
        QuestionId,
        IsApplicable: this.#chance.next() < 0.9,
        SelectedChoices: Choices!
          .map(({ ChoiceId }) => ChoiceId!)
          .filter(id => !id.endsWith('_no') && this.#chance.next() < 0.6),
      }),
    );
  }

  async upsetListings(): Promise<void> {
    const client = this.#cluster.client(SHOP, 'eu-west-1');
    const own = await this.#own(SHOP, 'eu-west-1');
    const [deleted, renamed, shared, unshared] = this.#chance.shuffled(own);
    const ClientRequestToken = `${Date.now()}`;
    await client.send(
      new DeleteWorkloadCommand({
        WorkloadId: deleted.WorkloadId,
        ClientRequestToken,
      }),
    );
    await client.send(
      new UpdateWorkloadCommand({
        WorkloadId: renamed.WorkloadId,
        WorkloadName: `Renamed ${ClientRequestToken}`,
      }),
    );
    for (const { WorkloadId } of [shared, unshared]) {
      const { ShareId } = await client.send(
        new CreateWorkloadShareCommand({
          WorkloadId,
          SharedWith: LOGISTICS,
          PermissionType: 'READONLY',
          ClientRequestToken: `${ClientRequestToken}${WorkloadId}`,
        }),
      );
      await this.#cluster.client(LOGISTICS, 'eu-west-1').send(
        new UpdateShareInvitationCommand({
          ShareInvitationId: ShareId,
          ShareInvitationAction: 'ACCEPT',
        }),
      );
      await sleep(1_000);
      if (WorkloadId === unshared.WorkloadId) {
        await client.send(
          new DeleteWorkloadShareCommand({
            WorkloadId,
            ShareId,
            ClientRequestToken: `${ClientRequestToken}${WorkloadId}`,
          }),
        );
      }
    }
  }

  async emptyAccount(account: string, region: string): Promise<void> {
    for (const { WorkloadId } of await this.#own(account, region)) {
      await this.#cluster.client(account, region).send(
        new DeleteWorkloadCommand({
          WorkloadId,
          ClientRequestToken: `empty ${WorkloadId}`,
        }),
      );
    }
  }

  /** Brings every review to the newest version of its lens. */
  async upgradeLenses(): Promise<void> {
    let upgraded = 0;
    for (const account of ACCOUNTS) {
      for (const region of REGIONS) {
        const client = this.#cluster.client(account, region);
        await this.#publishLens(account, region);
        for (const { WorkloadId } of await this.#own(account, region)) {
          for await (const page of paginateListLensReviews(
            { client },
            { WorkloadId },
          )) {
            for (const { LensAlias } of page.LensReviewSummaries ?? []) {
              const isUpgraded = await client
                .send(
                  new UpgradeLensReviewCommand({
                    WorkloadId,
                    LensAlias,
                    MilestoneName: `Before ${Date.now()}`,
                  }),
                )
                // Most are on the newest version already.
                .then(() => true)
                .catch(() => false);
              upgraded += isUpgraded ? 1 : 0;
            }
          }
        }
      }
    }
    expect(upgraded, 'lens reviews upgraded').toBeGreaterThan(0);
  }

  async #publishLens(account: string, region: string): Promise<void> {
    const client = this.#cluster.client(account, region);
    for await (const page of paginateListLenses(
      { client },
      { LensType: 'CUSTOM_SELF' },
    )) {
      for (const { LensArn } of page.LensSummaries ?? []) {
        const { LensJSON } = await client.send(
          new ExportLensCommand({ LensAlias: LensArn }),
        );
        const ClientRequestToken = `${LensArn} ${Date.now()}`;
        await client.send(
          new ImportLensCommand({
            LensAlias: LensArn,
            JSONString: LensJSON,
            ClientRequestToken,
          }),
        );
        await client.send(
          new CreateLensVersionCommand({
            LensAlias: LensArn,
            LensVersion: `${Date.now() % 1_000_000}`,
            IsMajorVersion: true,
            ClientRequestToken,
          }),
        );
      }
    }
  }

  async #own(account: string, region: string): Promise<WorkloadSummary[]> {
    const client = this.#cluster.client(account, region);
    const own: WorkloadSummary[] = [];
    for await (const page of paginateListWorkloads({ client }, {})) {
      own.push(
        ...page.WorkloadSummaries!.filter(({ Owner }) => Owner === account),
      );
    }
    return own;
  }
}
