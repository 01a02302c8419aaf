import {
  CreateLensVersionCommand,
  CreateMilestoneCommand,
  DeleteWorkloadCommand,
  ExportLensCommand,
  GetLensReviewCommand,
  ImportLensCommand,
  ListWorkloadsCommand,
  UpgradeLensReviewCommand,
} from '@aws-sdk/client-wellarchitected';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { Problem } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import {
  accounts,
  startLocalTool,
  type Fault,
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
import type { LensReviewRow, SyncRunRow, WorkloadRow } from '../store/tables';
import { READ_AT_ONCE, SOURCE_FAILS_AFTER } from './DepthReader';

jest.setTimeout(60_000);

const ACCOUNT = accounts.shop;
const REGION = 'eu-west-1';
const SOURCE = `${ACCOUNT}:${REGION}`;
const SIZE = 32;
const LARGE = { size: SIZE, oneSource: true };

/** Calls so slow that a turn of twice the usual time does not do for all. */
const SLOW_CALLS: Fault = { kind: 'latency', milliseconds: 200 };

/** One workload a page, so slowly that they are too many for a turn. */
const slowPages = (operation: string): Fault[] => [
  { kind: 'latency', milliseconds: 90, operation },
  { kind: 'short-pages', size: 1, operation },
];

describe('a turn that ends', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;
  let knex: Knex;
  let engine: Engine;

  async function start(
    databaseId: TestDatabaseId,
    options: { size?: number; oneSource?: boolean } = LARGE,
    seconds = 2,
  ) {
    tool = await startLocalTool(options);
    knex = await migratedDatabase(databases, databaseId);
    engine = await startEngine({
      knex,
      tool,
      wellArchitected: {
        sources: [{ accountId: ACCOUNT, regions: [REGION] }],
        schedule: { timeout: { seconds } },
      },
    });
  }
  afterEach(() => tool.stop());

  const aws = () => consoleOf(tool, ACCOUNT, REGION);

  const listAtAws = async () =>
    (await aws().send(new ListWorkloadsCommand({ MaxResults: 50 })))
      .WorkloadSummaries!;

  const deleteWorkload = (WorkloadId: string) =>
    aws().send(
      new DeleteWorkloadCommand({ WorkloadId, ClientRequestToken: WorkloadId }),
    );

  const readInDepth = (): Promise<WorkloadRow[]> =>
    knex('workloads').whereNotNull('read_at');

  /** Nothing is read twice but what some turns ended in the midst of. */
  function expectReadOnce(turnsOfDetails: number) {
    const again = (turnsOfDetails - 1) * READ_AT_ONCE;
    const read = tool.calls.count('GetWorkload');
    expect(read).toBeGreaterThanOrEqual(SIZE);
    expect(read).toBeLessThanOrEqual(SIZE + again);
  }

  /** Wakes the source until its run has ended; returns the run after each turn. */
  async function turns(): Promise<SyncRunRow[]> {
    const runs: SyncRunRow[] = [];
    do {
      runs.push(await engine.wake(SOURCE));
    } while (runs[runs.length - 1].state === 'running');
    return runs;
  }

  /** A signal that is given with the first query that looks so. */
  function abortedAt(pattern: RegExp): AbortSignal {
    const controller = new AbortController();
    knex.on('query', ({ sql }: { sql: string }) => {
      if (pattern.test(sql)) {
        controller.abort();
      }
    });
    return controller.signal;
  }
  const scoresStand = () => abortedAt(/comparison_due_at. = /);

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    it('in the listing lists no page again', async () => {
      await start(databaseId);
      tool.faults.set(slowPages('ListWorkloads'));
      const left = await engine.wake(SOURCE);
      expect(left).toMatchObject({
        state: 'running',
        phase: 'listing',
        listed: null,
        total: null,
        finished_at: null,
      });
      expect(await knex('workloads')).toEqual([]);
      const before = tool.calls.count('ListWorkloads');
      expect(before).toBeGreaterThan(1);
      expect(before).toBeLessThan(SIZE);

      const runs = await turns();
      expect(runs[runs.length - 1]).toMatchObject({
        id: left.id,
        state: 'succeeded',
        started_at: left.started_at,
        listed: SIZE,
        done: SIZE,
        total: SIZE,
        progress: null,
      });
      expect(tool.calls.counts().byOperation).toMatchObject({
        ListWorkloads: SIZE,
        GetResources: 1,
      });
      // A slow machine's turns may end in the middle of a workload, too.
      expect(await readInDepth()).toHaveLength(SIZE);
      expect(await knex('workloads')).toHaveLength(SIZE);
    });

    it('in the listing begins it again where AWS refuses the token by then', async () => {
      await start(databaseId);
      tool.faults.set(slowPages('ListWorkloads'));
      await engine.wake(SOURCE);
      tool.faults.set([
        { kind: 'expired-token', operation: 'ListWorkloads', count: 1 },
      ]);
      expect((await turns()).pop()).toMatchObject({
        state: 'succeeded',
        listed: SIZE,
        archived: 0,
        total: SIZE,
      });
    });

    it('in the listing archives nothing of what was not listed yet', async () => {
      await start(databaseId);
      await turns();
      tool.faults.set(slowPages('ListWorkloads'));
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'running',
        phase: 'listing',
      });
      expect(await knex('workloads').whereNotNull('archived_at')).toEqual([]);
      expect((await turns()).pop()).toMatchObject({
        state: 'succeeded',
        archived: 0,
        total: 0,
      });
    });

    it('while a listing is stored archives nothing: another process may know better', async () => {
      await start(databaseId, { size: 3, oneSource: true });
      await turns();
      const [{ id }] = await readInDepth();
      await deleteWorkload(id);
      const { last_listed_at } = (await engine.stores.sources.get(SOURCE))!;
      const controller = new AbortController();
      const { workloads } = engine.stores;
      const listForPlanning = workloads.listForPlanning.bind(workloads);
      const planning = jest
        .spyOn(workloads, 'listForPlanning')
        .mockImplementation(async (...args) => {
          const rows = await listForPlanning(...args);
          controller.abort();
          return rows;
        });
      expect(await engine.wakeWhenDue(SOURCE, controller.signal)).toMatchObject(
        { state: 'running', phase: 'listing', listed: null },
      );
      expect((await workloads.get(id))!.archived_at).toBeNull();
      expect(await engine.stores.sources.get(SOURCE)).toMatchObject({
        last_listed_at,
      });

      planning.mockRestore();
      expect((await turns()).pop()).toMatchObject({ archived: 1 });
    });

    it('in the report goes on with its next page', async () => {
      await start(databaseId);
      tool.faults.set(slowPages('GetConsolidatedReport'));
      const left = await engine.wake(SOURCE);
      expect(left).toMatchObject({
        state: 'running',
        phase: 'report',
        listed: SIZE,
        total: null,
      });
      const scored = await knex('workloads').whereNotNull('scored_at');
      expect(scored.length).toBeGreaterThan(1);
      expect(scored.length).toBeLessThan(SIZE);
      expect(await readInDepth()).toEqual([]);

      const runs = await turns();
      expect(runs[runs.length - 1]).toMatchObject({
        id: left.id,
        state: 'succeeded',
        done: SIZE,
        total: SIZE,
        progress: null,
      });
      expect(tool.calls.counts().byOperation).toMatchObject({
        ListWorkloads: 1,
        GetConsolidatedReport: SIZE,
      });
      expectReadOnce(runs.length);
      expect(await knex('workloads').whereNull('scored_at')).toEqual([]);
    });

    it('in the details goes on, and its counts stay right', async () => {
      await start(databaseId, LARGE, 4);
      tool.faults.set([SLOW_CALLS]);
      let run = await engine.wake(SOURCE);
      let turnsOfDetails = 0;
      for (; run.state === 'running'; run = await engine.wake(SOURCE)) {
        expect(await readInDepth()).toHaveLength(run.done);
        expect(run.total).toBe(run.phase === 'details' ? SIZE : null);
        turnsOfDetails += run.phase === 'details' ? 1 : 0;
      }
      expect(turnsOfDetails).toBeGreaterThan(0);
      expect(run).toMatchObject({
        state: 'succeeded',
        done: SIZE,
        total: SIZE,
      });
      expect(await readInDepth()).toHaveLength(SIZE);
      expect(tool.calls.count('ListWorkloads')).toBe(1);
      expectReadOnce(turnsOfDetails + 1);
    });

    it('in the sync of some workloads goes on with the others', async () => {
      await start(databaseId, LARGE, 4);
      await turns();
      tool.calls.reset();
      tool.faults.set([SLOW_CALLS]);
      const [{ id }] = await engine.syncs.requestSync(
        { workloadIds: await knex('workloads').pluck('id') },
        'user:default/ada',
      );
      const left = await engine.wake(SOURCE);
      expect(left).toMatchObject({ id, state: 'running', total: SIZE });
      expect(left.done).toBeGreaterThan(0);
      expect(left.done).toBeLessThan(SIZE);
      const runs = await turns();
      expect(runs[runs.length - 1]).toMatchObject({
        id,
        state: 'succeeded',
        done: SIZE,
        total: SIZE,
      });
      expectReadOnce(1 + runs.length);
    });

    it('in a workload with very many milestones goes on with those that are not read', async () => {
      await start(databaseId, { size: 3, oneSource: true });
      const MILESTONES = 30;
      const [{ WorkloadId }] = await listAtAws();
      for (let i = 1; i <= MILESTONES; i += 1) {
        await aws().send(
          new CreateMilestoneCommand({
            WorkloadId,
            MilestoneName: `Milestone ${i}`,
            ClientRequestToken: `${i}`,
          }),
        );
      }
      tool.faults.set([{ kind: 'latency', milliseconds: 120 }]);
      const runs = await turns();
      expect(runs.length).toBeGreaterThan(2);
      expect(runs.pop()).toMatchObject({
        state: 'succeeded',
        done: 3,
        total: 3,
      });
      expect(
        await knex('milestones').where({ workload_id: WorkloadId }),
      ).toHaveLength(MILESTONES);
      // The one that a turn ends in is read again.
      expect(tool.calls.count('GetLensReview')).toBeLessThan(
        MILESTONES + runs.length + 3 * 3,
      );
    });

    it('in a workload for which no turn is long enough tells so, and does not try it for ever', async () => {
      await start(databaseId, { size: 1, oneSource: true });
      await engine.wake(SOURCE, scoresStand());
      const [id] = await knex('workloads').pluck('id');
      tool.faults.set([
        { kind: 'latency', milliseconds: 150 },
        { kind: 'short-pages', size: 3, operation: 'ListAnswers' },
      ]);
      const run = (await turns()).pop()!;
      expect(run).toMatchObject({ state: 'incomplete', done: 1, total: 1 });
      const tooLong = {
        name: 'TooLongError',
        advice: expect.stringContaining('`wellArchitected.schedule.timeout`'),
      };
      expect(JSON.parse(run.failures!)).toMatchObject([
        { workloadId: id, problem: tooLong },
      ]);
      expect(
        JSON.parse((await engine.stores.workloads.get(id))!.problem!),
      ).toMatchObject(tooLong);

      const [{ id: asked }] = await engine.syncs.requestSync(
        { workloadIds: [id] },
        'user:default/ada',
      );
      await engine.wake(SOURCE);
      const ofPerson = (await engine.stores.syncRuns.get(asked))!;
      expect(ofPerson).toMatchObject({ state: 'incomplete', done: 1 });
      expect(JSON.parse(ofPerson.failures!)).toMatchObject([
        { workloadId: id, problem: tooLong },
      ]);

      tool.faults.clear();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'succeeded',
        done: 1,
        total: 1,
      });
      expect(await knex('workloads').whereNotNull('problem')).toEqual([]);
    });

    it('counts what has failed, and does not try it again', async () => {
      await start(databaseId, LARGE, 4);
      tool.faults.set([
        SLOW_CALLS,
        {
          kind: 'error',
          name: 'ResourceNotFoundException',
          operation: 'GetWorkload',
          count: 5,
        },
      ]);
      const runs = await turns();
      expect(runs.length).toBeGreaterThan(1);
      const run = runs[runs.length - 1];
      expect(run).toMatchObject({
        state: 'incomplete',
        done: SIZE,
        total: SIZE,
      });
      expect(JSON.parse(run.failures!)).toHaveLength(5);
      expectReadOnce(runs.length);
      tool.faults.clear();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'succeeded',
        done: 5,
        total: 5,
      });
    });

    it('leaves what is deleted in the meantime to the next listing', async () => {
      await start(databaseId);
      tool.faults.set([{ kind: 'latency', milliseconds: 100 }]);
      let run = await engine.wake(SOURCE);
      while (run.phase !== 'details' || run.done === 0) {
        run = await engine.wake(SOURCE);
      }
      const [deleted]: string[] = await knex('workloads')
        .whereNull('read_at')
        .orderBy('id')
        .pluck('id');
      const [{ id: deletedLater }] = await readInDepth();
      await deleteWorkload(deleted);
      await deleteWorkload(deletedLater);

      const last = (await turns()).pop()!;
      expect(last).toMatchObject({
        state: 'incomplete',
        done: SIZE,
        total: SIZE,
        archived: 0,
      });
      expect(JSON.parse(last.failures!)).toMatchObject([
        { workloadId: deleted },
      ]);
      tool.faults.clear();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'succeeded',
        listed: SIZE - 2,
        archived: 2,
        total: 0,
      });
      expect(
        await knex('workloads').whereNotNull('archived_at').pluck('id'),
      ).toEqual(expect.arrayContaining([deleted, deletedLater]));
      expect(await knex('workloads').whereNotNull('problem')).toEqual([]);
    });

    it('leaves what is deleted in the midst of the listing and of the report', async () => {
      await start(databaseId);
      tool.faults.set(slowPages('ListWorkloads'));
      await engine.wake(SOURCE);
      const [first] = await listedSoFar();
      await deleteWorkload(first);
      tool.faults.set(slowPages('GetConsolidatedReport'));
      let run = await engine.wake(SOURCE);
      expect(run).toMatchObject({ phase: 'report', listed: SIZE });
      const [unscored]: string[] = await knex('workloads')
        .whereNull('scored_at')
        .whereNot({ id: first })
        .pluck('id');
      await deleteWorkload(unscored);
      tool.faults.clear();
      run = (await turns()).pop()!;
      expect(run).toMatchObject({ state: 'incomplete', total: SIZE });
      expect(
        JSON.parse(run.failures!)
          .map(({ workloadId }: { workloadId: string }) => workloadId)
          .sort(),
      ).toEqual([first, unscored].sort());
      expect(await readInDepth()).toHaveLength(SIZE - 2);
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'succeeded',
        archived: 2,
        total: 0,
      });
    });

    it('reads lenses that are upgraded in the meantime as they are then', async () => {
      await start(databaseId, {}, 4);
      tool.faults.set([{ kind: 'latency', milliseconds: 100 }]);
      let run = await engine.wake(SOURCE);
      while (run.phase !== 'details' || run.done === 0) {
        run = await engine.wake(SOURCE);
      }
      const upgraded = [
        idOf('Checkout API (production)'),
        idOf('Storefront web (production)'),
      ];
      const LensAlias = await publishChecklist('2.0');
      for (const WorkloadId of upgraded) {
        await aws().send(
          new UpgradeLensReviewCommand({
            WorkloadId,
            LensAlias,
            MilestoneName: 'Before the new checklist',
          }),
        );
      }
      expect((await turns()).pop()!.state).toBe('succeeded');
      tool.faults.clear();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'succeeded',
      });

      for (const WorkloadId of upgraded) {
        const { LensReview } = await aws().send(
          new GetLensReviewCommand({ WorkloadId, LensAlias }),
        );
        expect(LensReview!.LensVersion).toBe('2.0');
        expect(
          await knex('lens_reviews').where({
            workload_id: WorkloadId,
            lens_alias: LensAlias,
          }),
        ).toMatchObject([{ lens_version: '2.0' }]);
        expect(
          await knex('milestones')
            .where({ workload_id: WorkloadId })
            .pluck('name'),
        ).toContain('Before the new checklist');
      }
      expect(await knex('workloads').whereNotNull('problem')).toEqual([]);
    });
  });

  /** The workloads that were listed before the turn ended. */
  async function listedSoFar(): Promise<string[]> {
    const { progress }: SyncRunRow = await knex('sync_runs').first();
    const { listed } = JSON.parse(progress!);
    return listed.items.map(
      ({ workloadId }: { workloadId: string }) => workloadId,
    );
  }

  /** The platform's lens in a new version; returns its alias. */
  async function publishChecklist(LensVersion: string): Promise<string> {
    const { lens_alias }: LensReviewRow = await knex('lens_reviews')
      .whereNot({ lens_alias: 'wellarchitected' })
      .first();
    const platform = consoleOf(tool, accounts.platform, REGION);
    const { LensJSON } = await platform.send(
      new ExportLensCommand({ LensAlias: lens_alias }),
    );
    await platform.send(
      new ImportLensCommand({
        LensAlias: lens_alias,
        JSONString: LensJSON,
        ClientRequestToken: `draft of ${LensVersion}`,
      }),
    );
    await platform.send(
      new CreateLensVersionCommand({
        LensAlias: lens_alias,
        LensVersion,
        IsMajorVersion: true,
        ClientRequestToken: LensVersion,
      }),
    );
    return lens_alias;
  }

  describe.each(databases.eachSupportedId())(
    'where every workload fails, %p',
    databaseId => {
      it.each([
        { when: 'nothing is read yet', isRead: false },
        { when: 'all was read before', isRead: true },
      ])(
        'fails after eight of them with what is denied, and reads all the next time: $when',
        async ({ isRead }) => {
          await start(databaseId, { size: 24, oneSource: true }, 50);
          await engine.wake(SOURCE, isRead ? undefined : scoresStand());
          if (isRead) {
            await knex('workloads').update({ read_hash: null });
            await engine.wakeWhenDue(SOURCE, abortedAt(/set .phase. = /));
          }
          const before = await knex('answers').orderBy([
            'workload_id',
            'question_id',
          ]);
          tool.faults.set([{ kind: 'deny', operation: 'ListAnswers' }]);
          tool.calls.reset();
          const run = await engine.wake(SOURCE);

          expect(run.state).toBe('failed');
          const denied: Partial<Problem> = {
            name: 'AccessDeniedException',
            operation: 'ListAnswers',
            advice:
              'Allow wellarchitected:ListAnswers for the role that Backstage reads this account with.',
          };
          expect(JSON.parse(run.problem!)).toMatchObject(denied);
          const source = (await engine.stores.sources.get(SOURCE))!;
          expect(JSON.parse(source.problem!)).toMatchObject(denied);
          // Those that were under way end; nothing new begins.
          const tried = tool.calls.count('GetWorkload');
          expect(tried).toBeGreaterThanOrEqual(SOURCE_FAILS_AFTER);
          expect(tried).toBeLessThan(SOURCE_FAILS_AFTER + READ_AT_ONCE);
          expect(await knex('workloads').whereNotNull('problem')).toHaveLength(
            tried,
          );
          expect(
            await knex('answers').orderBy(['workload_id', 'question_id']),
          ).toEqual(before);

          tool.faults.clear();
          expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
            state: 'succeeded',
            done: 24,
            total: 24,
          });
          expect(await readInDepth()).toHaveLength(24);
          expect(await knex('workloads').whereNotNull('problem')).toEqual([]);
          expect(await engine.stores.sources.get(SOURCE)).toMatchObject({
            problem: null,
            failed_runs: 0,
          });
        },
      );

      it('tells so too when the scores are not read yet', async () => {
        await start(databaseId, { size: 24, oneSource: true }, 50);
        tool.faults.set([{ kind: 'deny', operation: 'ListAnswers' }]);
        const run = await engine.wake(SOURCE);
        expect(run.state).toBe('failed');
        expect(JSON.parse(run.problem!)).toMatchObject({
          operation: 'ListAnswers',
          advice: expect.stringContaining('wellarchitected:ListAnswers'),
        });
        expect(tool.calls.count('GetWorkload')).toBeLessThan(
          SOURCE_FAILS_AFTER + READ_AT_ONCE,
        );
        tool.faults.clear();
        expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
          state: 'succeeded',
          total: 24,
        });
      });

      it('has scores also where the lens cannot be read for its names', async () => {
        await start(databaseId, { size: 24, oneSource: true }, 50);
        tool.faults.set([
          {
            kind: 'error',
            name: 'ResourceNotFoundException',
            operation: 'GetLensReview',
            count: 1,
          },
        ]);
        await engine.wake(SOURCE, scoresStand());
        expect(await knex('workloads').whereNotNull('scored_at')).toHaveLength(
          24,
        );
        expect(await engine.wake(SOURCE)).toMatchObject({
          state: 'succeeded',
          total: 24,
        });
        expect(
          await knex('pillar_reviews')
            .distinct('pillar_name')
            .pluck('pillar_name'),
        ).toContain('Operational Excellence');
      });

      it('reads on when fewer than eight fail in a row', async () => {
        await start(databaseId, { size: 24, oneSource: true }, 50);
        await engine.wake(SOURCE, scoresStand());
        tool.faults.set([
          {
            kind: 'error',
            name: 'ResourceNotFoundException',
            operation: 'GetWorkload',
            count: 7,
          },
        ]);
        const run = await engine.wake(SOURCE);
        expect(run).toMatchObject({
          state: 'incomplete',
          done: 24,
          total: 24,
          problem: null,
        });
        expect(JSON.parse(run.failures!)).toHaveLength(7);
        expect(await readInDepth()).toHaveLength(17);
      });
    },
  );
});
