import {
  GetLensReviewCommand,
  GetWorkloadCommand,
  paginateListAnswers,
  paginateListMilestones,
  paginateListWorkloads,
  type AnswerSummary,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import {
  accounts,
  sources,
  startLocalTool,
  type LocalTool,
} from 'well-architected-tool-local';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { consoleOf, idOf, startEngine } from '../__testUtils__/engine';
import type { AnswerRow } from '../store/tables';

jest.setTimeout(60_000);

const EVERYTHING = {
  sources: Object.values(accounts).map(accountId => ({
    accountId,
    regions: ['eu-west-1', 'us-east-1'],
  })),
};
const SOURCE_IDS = sources.map(({ account, region }) => `${account}:${region}`);

/** What the tool holds of a workload, read with the SDK alone. */
async function readFromTool(client: WellArchitectedClient, WorkloadId: string) {
  const { Workload } = await client.send(
    new GetWorkloadCommand({ WorkloadId }),
  );
  const lenses = [];
  for (const LensAlias of Workload!.Lenses!) {
    const { LensReview } = await client.send(
      new GetLensReviewCommand({ WorkloadId, LensAlias }),
    );
    const answers: AnswerSummary[] = [];
    for await (const page of paginateListAnswers(
      { client },
      { WorkloadId, LensAlias },
    )) {
      answers.push(...page.AnswerSummaries!);
    }
    lenses.push({ LensAlias, review: LensReview!, answers });
  }
  const milestones = [];
  for await (const page of paginateListMilestones({ client }, { WorkloadId })) {
    milestones.push(...page.MilestoneSummaries!);
  }
  return { workload: Workload!, lenses, milestones };
}

describe('the first sync', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;
  const seen = new Set<string>();
  const owned: Array<{
    source: (typeof sources)[number];
    held: Awaited<ReturnType<typeof readFromTool>>;
  }> = [];

  // Nothing here changes what the tool holds: it is read once for all.
  beforeAll(async () => {
    tool = await startLocalTool();
    for (const source of sources) {
      const client = consoleOf(tool, source.account, source.region);
      for await (const page of paginateListWorkloads({ client }, {})) {
        for (const { WorkloadId, Owner } of page.WorkloadSummaries!) {
          seen.add(WorkloadId!);
          if (Owner === source.account) {
            owned.push({
              source,
              held: await readFromTool(client, WorkloadId!),
            });
          }
        }
      }
    }
  });
  afterAll(() => tool.stop());

  it.each(databases.eachSupportedId())(
    'stores every source as the tool holds it, question by question, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const engine = await startEngine({
        knex,
        tool,
        wellArchitected: EVERYTHING,
      });
      let hasPriorities = false;
      for (const sourceId of SOURCE_IDS) {
        expect(await engine.wake(sourceId)).toMatchObject({
          state: 'succeeded',
          failures: null,
          problem: null,
        });
      }

      for (const { source, held } of owned) {
        await expectStored(held, source);
      }
      expect((await knex('workloads').pluck('id')).sort()).toEqual(
        [...seen].sort(),
      );

      async function expectStored(
        { workload, lenses, milestones }: (typeof owned)[number]['held'],
        { account, region }: (typeof sources)[number],
      ) {
        const workload_id = workload.WorkloadId!;
        const row = await engine.stores.workloads.get(workload_id);
        expect({ ...row, tags: JSON.parse(row!.tags) }).toMatchObject({
          arn: workload.WorkloadArn,
          source_id: `${account}:${region}`,
          account_id: workload.Owner,
          region,
          name: workload.WorkloadName,
          environment: workload.Environment,
          review_owner: workload.ReviewOwner ?? null,
          improvement_status: workload.ImprovementStatus,
          description: workload.Description,
          notes: workload.Notes ?? '',
          tags: workload.Tags,
          aws_updated_at: workload.UpdatedAt!.toISOString(),
          archived_at: null,
          problem: null,
        });
        expect(
          await knex('lens_reviews')
            .where({ workload_id })
            .orderBy('lens_alias')
            .pluck('lens_alias'),
        ).toEqual(lenses.map(({ LensAlias }) => LensAlias).sort());

        for (const { LensAlias: lens_alias, review, answers } of lenses) {
          const stored: AnswerRow[] = await knex('answers').where({
            workload_id,
            lens_alias,
          });
          expect(
            stored
              .map(answer => ({
                question: answer.question_id,
                pillar: answer.pillar_id,
                risk: answer.risk,
                applicable: Boolean(answer.applicable),
                reason: answer.reason,
                selected: Object.entries(
                  JSON.parse(answer.choices) as Record<
                    string,
                    { status: string }
                  >,
                )
                  .filter(([, { status }]) => status === 'SELECTED')
                  .map(([choiceId]) => choiceId)
                  .sort(),
              }))
              .sort((a, b) => a.question.localeCompare(b.question)),
          ).toEqual(
            answers
              .map(answer => ({
                question: answer.QuestionId!,
                pillar: answer.PillarId,
                risk: answer.Risk,
                applicable: answer.IsApplicable,
                reason: answer.Reason ?? null,
                selected: [...answer.SelectedChoices!].sort(),
              }))
              .sort((a, b) => a.question.localeCompare(b.question)),
          );
          expect(
            await knex('pillar_reviews')
              .where({ workload_id, lens_alias })
              .orderBy('position')
              .select('pillar_id', 'high', 'medium', 'none', 'unanswered')
              .select('not_applicable'),
          ).toEqual(
            review.PillarReviewSummaries!.map(({ PillarId, RiskCounts }) => ({
              pillar_id: PillarId,
              high: RiskCounts?.HIGH ?? 0,
              medium: RiskCounts?.MEDIUM ?? 0,
              none: RiskCounts?.NONE ?? 0,
              unanswered: RiskCounts?.UNANSWERED ?? 0,
              not_applicable: RiskCounts?.NOT_APPLICABLE ?? 0,
            })),
          );
          expect(
            await knex('tasks')
              .where({ workload_id, lens_alias, state: 'open', risk: 'HIGH' })
              .orderBy('question_id')
              .pluck('question_id'),
          ).toEqual(
            answers
              .filter(({ Risk }) => Risk === 'HIGH')
              .map(({ QuestionId }) => QuestionId)
              .sort(),
          );
          // What AWS puts first, by profile and by pillar, it puts first.
          const pillars = workload.PillarPriorities ?? [];
          const place = ({ QuestionType, PillarId }: AnswerSummary) => [
            QuestionType === 'PRIORITIZED' ? 0 : 1,
            (pillars.indexOf(PillarId!) + pillars.length + 1) %
              (pillars.length + 1),
          ];
          const inOrder = await knex('tasks')
            .where({ workload_id, lens_alias })
            .orderBy(['priority', 'question_id'])
            .pluck('question_id');
          const places = inOrder.map(id =>
            place(answers.find(({ QuestionId }) => QuestionId === id)!),
          );
          expect(places).toEqual(
            [...places].sort(([a, b], [c, d]) => a - c || b - d),
          );
          hasPriorities ||=
            new Set(places.map(String)).size > 2 && pillars.length > 0;
        }
        expect(
          await knex('milestones')
            .where({ workload_id })
            .orderBy('number')
            .select('number', 'name'),
        ).toEqual(
          milestones.map(({ MilestoneNumber, MilestoneName }) => ({
            number: MilestoneNumber,
            name: MilestoneName,
          })),
        );
      }
      expect(hasPriorities).toBe(true);
    },
  );

  it.each(databases.eachSupportedId())(
    'stores the texts of a lens version once, and those of every question, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const engine = await startEngine({
        knex,
        tool,
        wellArchitected: EVERYTHING,
      });
      await engine.wake('444455556666:eu-west-1');

      const untold = await knex('answers')
        .join('lens_reviews', join =>
          join
            .on('lens_reviews.workload_id', 'answers.workload_id')
            .on('lens_reviews.lens_alias', 'answers.lens_alias'),
        )
        .leftJoin('lens_questions', join =>
          join
            .on('lens_questions.lens_arn', 'lens_reviews.lens_arn')
            .on('lens_questions.lens_version', 'lens_reviews.lens_version')
            .on('lens_questions.question_id', 'answers.question_id'),
        )
        .whereNull('lens_questions.title');
      expect(untold).toEqual([]);
      const versions = await knex('lens_questions')
        .groupBy('lens_arn', 'lens_version')
        .select('lens_arn', 'lens_version')
        .count({ questions: '*' });
      // Two versions of the framework, and the custom lens.
      expect(versions.map(({ questions }) => Number(questions)).sort()).toEqual(
        [27, 57, 57],
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'reads a shared workload from its owner, or where its owner is not configured from who sees it, %p',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      const engine = await startEngine({
        knex,
        tool,
        wellArchitected: {
          sources: [
            { accountId: accounts.shop, regions: ['eu-west-1'] },
            { accountId: accounts.platform, regions: ['eu-west-1'] },
          ],
        },
      });
      await engine.wake('777788889999:eu-west-1');
      await engine.wake('111122223333:eu-west-1');

      // The shop shares it with the platform, which was read first.
      expect(await engine.stores.workloads.get(idOf('Identity'))).toMatchObject(
        { source_id: '111122223333:eu-west-1', account_id: accounts.shop },
      );
      // Logistics shares it with the shop, and is not configured.
      expect(
        await engine.stores.workloads.get(idOf('Inventory')),
      ).toMatchObject({
        source_id: '111122223333:eu-west-1',
        account_id: accounts.logistics,
      });
      expect(
        await engine.stores.links.ofWorkloads([idOf('Inventory')]),
      ).toMatchObject([{ entity_ref: 'component:default/inventory' }]);

      tool.calls.reset();
      await engine.wakeWhenDue('111122223333:eu-west-1');
      expect(tool.calls.count('GetWorkload')).toBe(0);
      expect(
        await engine.stores.links.ofWorkloads([idOf('Inventory')]),
      ).toHaveLength(1);
    },
  );
});
