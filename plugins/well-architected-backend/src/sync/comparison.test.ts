import {
  ListWorkloadsCommand,
  UpdateAnswerCommand,
  UpdateWorkloadCommand,
} from '@aws-sdk/client-wellarchitected';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
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
import { consoleOf, startEngine, type Engine } from '../__testUtils__/engine';
import { toWorkloadSummary } from '../aws/workloadSummary';
import type { AnswerRow } from '../store/tables';

jest.setTimeout(60_000);

const ACCOUNT = accounts.shop;
const REGION = 'eu-west-1';
const SOURCE = `${ACCOUNT}:${REGION}`;
const SIZE = 20;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** With these, the last 1.8 days are for reading: so many after each listing. */
const SLOWLY = { frequency: { hours: 12 }, reread: { days: 9 } };
const AT_ONCE = Math.ceil((SIZE * 0.5) / 1.8);

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

describe('what no listing shows', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;
  let knex: Knex;
  let engine: Engine;

  beforeEach(async () => {
    tool = await startLocalTool({ size: SIZE, oneSource: true });
  });
  afterEach(() => tool.stop());

  async function firstSync(databaseId: TestDatabaseId, schedule?: JsonObject) {
    knex = await migratedDatabase(databases, databaseId);
    engine = await startEngine({
      knex,
      tool,
      wellArchitected: {
        sources: [{ accountId: ACCOUNT, regions: [REGION] }],
        ...(schedule && { schedule }),
      },
    });
    expect(await engine.wake(SOURCE)).toMatchObject({ state: 'succeeded' });
    tool.calls.reset();
  }

  const dueAt = async () =>
    Date.parse((await engine.stores.sources.get(SOURCE))!.comparison_due_at!);

  const compareNow = () =>
    knex('sources').update({ comparison_due_at: ago(1000) });

  const nameOf = async (id: string) =>
    (await engine.stores.workloads.get(id))!.name;

  const idsReadSince = (moment: string): Promise<string[]> =>
    knex('workloads').where('read_at', '>=', moment).orderBy('id').pluck('id');

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    it('is found by the report, and only that workload is read again and repaired', async () => {
      await firstSync(databaseId);
      const answer: AnswerRow = await knex('answers')
        .where({ risk: 'HIGH' })
        .orderBy(['workload_id', 'question_id'])
        .first();
      const { workload_id, question_id } = answer;
      const before = await knex('answers').orderBy([
        'workload_id',
        'question_id',
      ]);
      await knex('answers')
        .where({ workload_id, question_id })
        .update({ risk: 'NONE' });
      await knex('workloads').where({ id: workload_id }).update({
        report_hash: 'of another review',
        read_report_hash: 'of another review',
      });

      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: 0 });
      expect(tool.calls.count('GetConsolidatedReport')).toBe(0);
      tool.calls.reset();
      await compareNow();
      const run = await engine.wakeWhenDue(SOURCE);

      expect(run).toMatchObject({ state: 'succeeded', done: 1, total: 1 });
      expect(tool.calls.counts().byOperation).toEqual({
        ListWorkloads: 1,
        GetResources: 1,
        GetConsolidatedReport: Math.ceil(SIZE / 15),
        GetWorkload: 1,
        GetLensReview: 1,
        ListAnswers: 2,
        ListLensReviewImprovements: 1,
        ListMilestones: 1,
      });
      expect(await idsReadSince(run.started_at!)).toEqual([workload_id]);
      expect(
        await knex('answers').orderBy(['workload_id', 'question_id']),
      ).toEqual(before);

      await compareNow();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: 0 });
    });

    it('is told as not looked for where the report is denied, and what the listing shows is read all the same', async () => {
      await firstSync(databaseId);
      const [id] = await knex('workloads').orderBy('id').pluck('id');
      await consoleOf(tool, ACCOUNT, REGION).send(
        new UpdateWorkloadCommand({ WorkloadId: id, WorkloadName: 'Renamed' }),
      );
      await compareNow();
      tool.faults.set([{ kind: 'deny', operation: 'GetConsolidatedReport' }]);
      const run = await engine.wakeWhenDue(SOURCE);
      expect(run).toMatchObject({ state: 'failed', done: 1, total: 1 });
      expect(await nameOf(id)).toBe('Renamed');
      const denied = {
        operation: 'GetConsolidatedReport',
        advice: expect.stringContaining(
          'wellarchitected:GetConsolidatedReport',
        ),
      };
      expect(JSON.parse(run.problem!)).toMatchObject(denied);
      const source = (await engine.stores.sources.get(SOURCE))!;
      expect(JSON.parse(source.problem!)).toMatchObject(denied);
      expect(source.failed_runs).toBe(1);

      // It is looked for again with the next listing, and told as long as it fails.
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'failed',
      });
      expect((await engine.stores.sources.get(SOURCE))!.failed_runs).toBe(2);
      tool.faults.clear();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'succeeded',
        problem: null,
      });
      expect(await engine.stores.sources.get(SOURCE)).toMatchObject({
        problem: null,
        failed_runs: 0,
      });
    });

    it('is found also where a review goes back to what the report told before', async () => {
      await firstSync(databaseId);
      const answer: AnswerRow = await knex('answers')
        .where({ risk: 'HIGH' })
        .first();
      const { workload_id, lens_alias, question_id } = answer;
      const stored = () =>
        knex('answers').where({ workload_id, question_id }).first();
      const setApplicable = (IsApplicable: boolean) =>
        consoleOf(tool, ACCOUNT, REGION).send(
          new UpdateAnswerCommand({
            WorkloadId: workload_id,
            LensAlias: lens_alias,
            QuestionId: question_id,
            IsApplicable,
            SelectedChoices: Object.entries(JSON.parse(answer.choices))
              .filter(
                ([, choice]) => (choice as JsonObject).status === 'SELECTED',
              )
              .map(([choiceId]) => choiceId),
          }),
        );
      await setApplicable(false);
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: 1 });
      expect((await stored()).risk).toBe('NOT_APPLICABLE');

      await setApplicable(true);
      // A listing that shows nothing of it.
      const [listed] = await consoleOf(tool, ACCOUNT, REGION)
        .send(
          new ListWorkloadsCommand({
            WorkloadNamePrefix: await nameOf(workload_id),
          }),
        )
        .then(({ WorkloadSummaries = [] }) =>
          WorkloadSummaries.filter(
            ({ WorkloadId }) => WorkloadId === workload_id,
          ),
        );
      const { hash } = toWorkloadSummary(listed);
      await knex('workloads')
        .where({ id: workload_id })
        .update({ listed_hash: hash, read_hash: hash });
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: 0 });

      await compareNow();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: 1 });
      expect((await stored()).risk).toBe('HIGH');
    });

    it('is not looked for by reading again what was read already', async () => {
      await firstSync(databaseId);
      const changed: AnswerRow = await knex('answers')
        .where({ risk: 'HIGH' })
        .first();
      await consoleOf(tool, ACCOUNT, REGION).send(
        new UpdateAnswerCommand({
          WorkloadId: changed.workload_id,
          LensAlias: changed.lens_alias,
          QuestionId: changed.question_id,
          IsApplicable: false,
        }),
      );
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: 1 });
      await compareNow();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: 0 });
    });

    it('is found once where AWS words a report otherwise than the details', async () => {
      await firstSync(databaseId);
      await knex('workloads').update({
        report_hash: null,
        read_report_hash: 'in other words',
      });
      await compareNow();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: SIZE });
      await knex('workloads').update({ read_report_hash: 'in other words' });
      await compareNow();
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: 0 });
    });

    it('is looked for once a day, and not on the same minute for ever', async () => {
      const start = Date.now();
      await firstSync(databaseId);
      const first = await dueAt();
      expect(first).toBeGreaterThan(start + 0.89 * DAY);
      expect(first).toBeLessThan(Date.now() + 1.11 * DAY);

      await engine.wakeWhenDue(SOURCE);
      expect(await dueAt()).toBe(first);

      await compareNow();
      const again = Date.now();
      await engine.wakeWhenDue(SOURCE);
      const second = await dueAt();
      expect(second).toBeGreaterThan(again + 0.89 * DAY);
      expect(second).toBeLessThan(Date.now() + 1.11 * DAY);
      expect(second).not.toBe(first);
      tool.calls.reset();
      await engine.wakeWhenDue(SOURCE);
      expect(tool.calls.count('GetConsolidatedReport')).toBe(0);
    });

    it('is found in the end by reading what was not read for longest, a few at a time', async () => {
      await firstSync(databaseId, SLOWLY);
      const ids: string[] = await knex('workloads').orderBy('id').pluck('id');
      const old = [...ids].reverse().slice(0, 8);
      for (const [place, id] of old.entries()) {
        await knex('workloads')
          .where({ id })
          .update({ read_at: ago(8.5 * DAY - place * HOUR) });
      }
      await knex('workloads')
        .where({ id: ids[0] })
        .update({ read_at: ago(7.1 * DAY) });

      const first = await engine.wakeWhenDue(SOURCE);
      expect(first).toMatchObject({ state: 'succeeded', total: AT_ONCE });
      expect(tool.calls.count('GetWorkload')).toBe(AT_ONCE);
      expect(await idsReadSince(first.started_at!)).toEqual(
        old.slice(0, AT_ONCE).sort(),
      );

      const second = await engine.wakeWhenDue(SOURCE);
      expect(second).toMatchObject({ total: old.length - AT_ONCE });
      expect(await idsReadSince(second.started_at!)).toEqual(
        old.slice(AT_ONCE).sort(),
      );
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({ total: 0 });
    });

    it('is found for all workloads within the time that is configured', async () => {
      await firstSync(databaseId, SLOWLY);
      const before = await knex('answers').orderBy([
        'workload_id',
        'question_id',
      ]);
      await knex('answers').update({ risk: 'NONE' });
      await knex('workloads').update({ read_at: ago(7.3 * DAY) });
      for (let left = SIZE; left > 0; left -= AT_ONCE) {
        expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
          state: 'succeeded',
          total: Math.min(left, AT_ONCE),
        });
      }
      expect(
        await knex('answers').orderBy(['workload_id', 'question_id']),
      ).toEqual(before);
    });

    it('is not looked for by a report of a source without workloads', async () => {
      await tool.stop();
      tool = await startLocalTool({ size: 0, oneSource: true });
      await firstSync(databaseId);
      await compareNow();
      await engine.wakeWhenDue(SOURCE);
      expect(tool.calls.counts().byOperation).toEqual({
        ListWorkloads: 1,
        GetResources: 1,
      });
    });
  });
});
