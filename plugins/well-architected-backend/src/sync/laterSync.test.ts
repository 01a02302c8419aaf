import {
  CreateMilestoneCommand,
  DeleteWorkloadCommand,
  GetAnswerCommand,
  TagResourceCommand,
  UpdateAnswerCommand,
} from '@aws-sdk/client-wellarchitected';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  accounts,
  startLocalTool,
  workloadArn,
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
import type { TaskHistoryRow, TaskRow } from '../store/tables';

jest.setTimeout(60_000);

const ACCOUNT = accounts.logistics;
const REGION = 'us-east-1';
const SOURCE = `${ACCOUNT}:${REGION}`;
const WORKLOAD = idOf('Parcel tracking US');

/** Every row of every table that keeps what was read and what people wrote. */
async function allRows(knex: Knex) {
  const rows: Record<string, unknown[]> = {};
  for (const table of [
    'workloads',
    'lens_questions',
    'lens_reviews',
    'pillar_reviews',
    'answers',
    'milestones',
    'milestone_pillars',
    'score_history',
    'links',
    'tasks',
    'task_history',
  ]) {
    const all = await knex(table);
    rows[table] = all.map(row => JSON.stringify(row)).sort();
  }
  return rows;
}

describe('a later sync', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;
  let knex: Knex;
  let engine: Engine;

  async function firstSync(databaseId: TestDatabaseId) {
    knex = await migratedDatabase(databases, databaseId);
    engine = await startEngine({
      knex,
      tool,
      wellArchitected: {
        sources: [{ accountId: ACCOUNT, regions: [REGION] }],
      },
    });
    expect(await engine.wake(SOURCE)).toMatchObject({ state: 'succeeded' });
    tool.calls.reset();
  }

  const aws = () => consoleOf(tool, ACCOUNT, REGION);

  async function answerWell({ lens_alias, question_id }: TaskRow) {
    const question = {
      WorkloadId: WORKLOAD,
      LensAlias: lens_alias,
      QuestionId: question_id,
    };
    const { Answer } = await aws().send(new GetAnswerCommand(question));
    await aws().send(
      new UpdateAnswerCommand({
        ...question,
        SelectedChoices: Answer!
          .Choices!.map(({ ChoiceId }) => ChoiceId!)
          .filter(id => !id.endsWith('_no')),
        Notes: 'Agreed with the architects.',
        IsApplicable: true,
      }),
    );
    tool.calls.reset();
  }

  beforeEach(async () => {
    tool = await startLocalTool();
  });
  afterEach(() => tool.stop());

  it.each(databases.eachSupportedId())(
    'asks AWS nothing and the store once when nothing is due, %p',
    async databaseId => {
      await firstSync(databaseId);
      let queries = 0;
      knex.on('query', () => {
        queries += 1;
      });
      const sync = engine.wake(SOURCE);
      await sync;

      // One of them is the test's own, for the last run.
      expect(queries).toBe(2);
      expect(tool.calls.count()).toBe(0);
    },
  );

  it.each(databases.eachSupportedId())(
    'only lists, and changes no row but its run and its source, when nothing changed, %p',
    async databaseId => {
      await firstSync(databaseId);
      const before = await allRows(knex);
      const listedAnew = engine.timesListedAnew();
      const run = await engine.wakeWhenDue(SOURCE);

      expect(run).toMatchObject({
        trigger: 'schedule',
        state: 'succeeded',
        listed: 4,
        total: 0,
        done: 0,
        archived: 0,
      });
      expect(tool.calls.counts().byOperation).toEqual({
        ListWorkloads: 1,
        GetResources: 1,
      });
      expect(engine.timesListedAnew()).toBe(listedAnew);
      expect(await allRows(knex)).toEqual(before);
      const [source] = await engine.stores.sources.list();
      expect(source.workloads).toBe(4);
      expect(source.last_listed_at! >= run.started_at!).toBe(true);
      expect(source.listing_due_at > run.finished_at!).toBe(true);
    },
  );

  it.each(databases.eachSupportedId())(
    'reads only the workload that changed, resolves the task and keeps its history, %p',
    async databaseId => {
      await firstSync(databaseId);
      const task: TaskRow = await knex('tasks')
        .where({ workload_id: WORKLOAD })
        .first();
      await knex('tasks').where({ id: task.id }).update({ note: 'Ask Ops' });
      await answerWell(task);
      const run = await engine.wakeWhenDue(SOURCE);

      expect(run).toMatchObject({ state: 'succeeded', listed: 4, total: 1 });
      expect(tool.calls.counts().byOperation).toEqual({
        ListWorkloads: 1,
        GetResources: 1,
        GetWorkload: 1,
        GetLensReview: 1,
        ListAnswers: 2,
        ListLensReviewImprovements: 1,
        ListMilestones: 1,
      });
      expect(await knex('tasks').where({ id: task.id }).first()).toMatchObject({
        state: 'resolved',
        risk: 'NONE',
        note: 'Ask Ops',
        version: 2,
      });
      const [risk, state]: TaskHistoryRow[] = await knex('task_history')
        .where({ task_id: task.id, version: 2 })
        .orderBy('field');
      expect(risk).toMatchObject({
        field: 'risk',
        actor: 'sync',
        before: 'HIGH',
        after: 'NONE',
        reason: null,
        sync_run_id: run.id,
      });
      expect(state).toMatchObject({
        field: 'state',
        actor: 'sync',
        before: 'open',
        after: 'resolved',
        sync_run_id: run.id,
      });
      const { aws_updated_at: reviewedAt } = await knex('lens_reviews')
        .where({ workload_id: WORKLOAD, lens_alias: task.lens_alias })
        .first();
      expect(JSON.parse(state.reason!)).toEqual({
        event: 'riskGone',
        risk: 'NONE',
        reviewedAt,
        choices: expect.arrayContaining([expect.any(String)]),
      });
      const scores = await knex('score_history')
        .where({ workload_id: WORKLOAD })
        .orderBy('at')
        .select('high', 'none');
      expect(scores).toHaveLength(2);
      expect(scores[1]).toEqual({
        high: scores[0].high - 1,
        none: scores[0].none + 1,
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'reads the counts of a new milestone once, %p',
    async databaseId => {
      await firstSync(databaseId);
      const workloadId = idOf('Returns US');
      await aws().send(
        new CreateMilestoneCommand({
          WorkloadId: workloadId,
          MilestoneName: 'Second review',
        }),
      );
      tool.calls.reset();
      await engine.syncs.requestSync({ workloadIds: [workloadId] }, 'user:a/b');
      await engine.wake(SOURCE);
      expect(tool.calls.count('GetLensReview')).toBe(2);
      expect(
        await knex('milestones')
          .where({ workload_id: workloadId })
          .orderBy('number')
          .pluck('name'),
      ).toEqual(['First review', 'Second review']);
      const pillars = (number: number) =>
        knex('milestone_pillars')
          .where({ workload_id: workloadId, number })
          .orderBy('position')
          .select('pillar_id', 'high', 'medium', 'none', 'unanswered');
      expect(await pillars(2)).toEqual(
        await knex('pillar_reviews')
          .where({ workload_id: workloadId })
          .orderBy('position')
          .select('pillar_id', 'high', 'medium', 'none', 'unanswered'),
      );
      expect(await pillars(1)).not.toEqual(await pillars(2));

      tool.calls.reset();
      await engine.syncs.requestSync({ workloadIds: [workloadId] }, 'user:a/b');
      await engine.wake(SOURCE);
      expect(tool.calls.count('GetLensReview')).toBe(1);
    },
  );

  it.each(databases.eachSupportedId())(
    'archives a workload that AWS no longer has, and brings it back as it was, %p',
    async databaseId => {
      await firstSync(databaseId);
      const before = await allRows(knex);
      await aws().send(
        new DeleteWorkloadCommand({
          WorkloadId: WORKLOAD,
          ClientRequestToken: 'delete',
        }),
      );
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'succeeded',
        listed: 3,
        archived: 1,
        total: 0,
      });
      const archived = await engine.stores.workloads.get(WORKLOAD);
      expect(archived!.archived_at).not.toBeNull();
      expect((await engine.stores.sources.list())[0].workloads).toBe(3);
      expect({ ...(await allRows(knex)), workloads: [] }).toEqual({
        ...before,
        workloads: [],
      });

      // Asking for it by name finds nothing, and is no problem of the archive.
      await engine.syncs.requestSync({ workloadIds: [WORKLOAD] }, 'user:a/b');
      expect(await engine.wake(SOURCE)).toMatchObject({ state: 'incomplete' });
      expect(await engine.stores.workloads.get(WORKLOAD)).toEqual(archived);

      // A new local tool at the same address has it again.
      const port = Number(new URL(tool.url).port);
      await tool.stop();
      tool = await startLocalTool({ port });
      expect(await engine.wakeWhenDue(SOURCE)).toMatchObject({
        state: 'succeeded',
        listed: 4,
        archived: 0,
      });
      expect(await allRows(knex)).toEqual(before);
    },
  );

  it.each(databases.eachSupportedId())(
    'follows tags, to more entities and to none, without reading in depth, %p',
    async databaseId => {
      await firstSync(databaseId);
      const linked = async () =>
        (await engine.stores.links.ofWorkloads([WORKLOAD])).map(
          ({ entity_ref, origin }) => [entity_ref, origin],
        );
      expect(await linked()).toEqual([
        ['component:default/parcel-tracking', 'tag'],
      ]);
      const tag = (value: string) =>
        aws().send(
          new TagResourceCommand({
            WorkloadArn: workloadArn(REGION, ACCOUNT, WORKLOAD),
            Tags: { 'backstage.io/entity-ref': value },
          }),
        );

      await tag('Component:Parcel-Tracking system:Logistics/Parcels');
      await engine.wakeWhenDue(SOURCE);
      expect(await linked()).toEqual([
        ['component:default/parcel-tracking', 'tag'],
        ['system:logistics/parcels', 'tag'],
      ]);
      // The listing that brought the workload, and this one.
      expect(engine.timesListedAnew()).toBe(2);
      await tag('none');
      await tag(' ');
      await engine.wakeWhenDue(SOURCE);
      expect(await linked()).toEqual([]);
      expect(tool.calls.count('GetWorkload')).toBe(0);
      expect(
        JSON.parse((await engine.stores.workloads.get(WORKLOAD))!.tags),
      ).toMatchObject({ 'backstage.io/entity-ref': ' ' });
    },
  );

  it.each(databases.eachSupportedId())(
    'takes the tags of the workload itself where listing tags is denied, %p',
    async databaseId => {
      tool.faults.set([{ kind: 'deny', operation: 'GetResources' }]);
      await firstSync(databaseId);
      expect(await engine.stores.links.ofWorkloads([WORKLOAD])).toMatchObject([
        { entity_ref: 'component:default/parcel-tracking', origin: 'tag' },
      ]);
      expect((await engine.stores.sources.list())[0].problem).toBeNull();
      const before = await allRows(knex);
      await engine.wakeWhenDue(SOURCE);
      expect(await allRows(knex)).toEqual(before);
    },
  );

  it.each(databases.eachSupportedId())(
    'asks for the notes of an answer once for each change of its workload, %p',
    async databaseId => {
      await firstSync(databaseId);
      const task: TaskRow = await knex('tasks')
        .where({ workload_id: WORKLOAD })
        .first();
      const notes = () =>
        engine.answerNotes.get(WORKLOAD, task.lens_alias, task.question_id);
      expect(await notes()).not.toBe('Agreed with the architects.');
      await notes();
      expect(tool.calls.count('GetAnswer')).toBe(1);
      expect(
        await knex('lens_questions')
          .where({ question_id: task.question_id })
          .first(),
      ).toMatchObject({ description: expect.stringMatching(/\w/) });

      await answerWell(task);
      await engine.wakeWhenDue(SOURCE);
      expect(await notes()).toBe('Agreed with the architects.');
      expect(await notes()).toBe('Agreed with the architects.');
      expect(tool.calls.count('GetAnswer')).toBe(1);

      tool.faults.set([{ kind: 'deny' }]);
      expect(await notes()).toBe('Agreed with the architects.');
      expect(
        await engine.answerNotes.get(
          WORKLOAD,
          task.lens_alias,
          (
            await knex('answers')
              .where({ workload_id: WORKLOAD })
              .whereNot({ question_id: task.question_id })
              .first()
          ).question_id,
        ),
      ).toBeNull();
      expect(engine.logged()).toContain('AccessDeniedException');
      await expect(
        engine.answerNotes.get(WORKLOAD, task.lens_alias, 'unheard-of'),
      ).rejects.toThrow('has no question unheard-of');
    },
  );
});
