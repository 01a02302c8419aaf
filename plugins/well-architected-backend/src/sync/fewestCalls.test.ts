import {
  GetLensReviewCommand,
  UpdateAnswerCommand,
  paginateGetConsolidatedReport,
  type ConsolidatedReportMetric,
} from '@aws-sdk/client-wellarchitected';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
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
import type { AnswerRow, PillarReviewRow } from '../store/tables';

jest.setTimeout(120_000);

const ACCOUNT = accounts.shop;
const REGION = 'eu-west-1';
const SOURCE = `${ACCOUNT}:${REGION}`;
const LENS = 'wellarchitected';

/** Some pages of everything that AWS pages. */
const SIZE = 120;
const LISTING = {
  ListWorkloads: Math.ceil(SIZE / 50),
  GetResources: Math.ceil(SIZE / 100),
};
const LISTING_CALLS = LISTING.ListWorkloads + LISTING.GetResources;
const REPORT_CALLS = Math.ceil(SIZE / 15);

/** What reading a workload takes, with one lens of 57 questions and no milestones. */
const DETAILS = {
  GetWorkload: 1,
  GetLensReview: 1,
  ListAnswers: 2,
  ListLensReviewImprovements: 1,
  ListMilestones: 1,
};

const NO_RISKS = {
  HIGH: 0,
  MEDIUM: 0,
  NONE: 0,
  UNANSWERED: 0,
  NOT_APPLICABLE: 0,
};

describe('the calls that a sync makes', () => {
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

  const aws = () => consoleOf(tool, ACCOUNT, REGION);

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

  async function consolidatedReport(): Promise<ConsolidatedReportMetric[]> {
    const metrics: ConsolidatedReportMetric[] = [];
    const pages = paginateGetConsolidatedReport(
      { client: aws() },
      { Format: 'JSON', IncludeSharedResources: true },
    );
    for await (const page of pages) {
      metrics.push(...(page.Metrics ?? []));
    }
    return metrics;
  }

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    describe('of a source that has been read', () => {
      let detailCalls: Record<string, number>;
      beforeAll(async () => {
        await start(databaseId, SIZE);
        await engine.wake(SOURCE, abortedAt(/comparison_due_at. = /));
        tool.calls.reset();
        await engine.wake(SOURCE);
        detailCalls = tool.calls.counts().byOperation;
      });
      beforeEach(() => tool.calls.reset());
      afterAll(() => tool.stop());

      it('were six for the details of each workload', async () => {
        expect(detailCalls).toEqual(times(SIZE, DETAILS));
        expect(await knex('workloads').whereNull('read_at')).toEqual([]);
      });

      it('are those of the listing when nothing changed, and nothing but the run and the source is written', async () => {
        await expireListing();
        const written = writtenTables();
        const run = await engine.wake(SOURCE);

        expect(run).toMatchObject({
          state: 'succeeded',
          listed: SIZE,
          total: 0,
        });
        expect(tool.calls.counts().byOperation).toEqual(LISTING);
        expect([...written].sort()).toEqual(['sources', 'sync_runs']);
      });

      it('are those of the listing and six more when one workload changed, once', async () => {
        const workload_id = await answerDifferently();
        tool.calls.reset();
        const run = await engine.wakeWhenDue(SOURCE);

        expect(run).toMatchObject({
          state: 'succeeded',
          listed: SIZE,
          total: 1,
        });
        expect(tool.calls.counts().byOperation).toEqual({
          ...LISTING,
          ...DETAILS,
        });
        expect(
          await knex('workloads').where('read_at', '>=', run.started_at!),
        ).toMatchObject([{ id: workload_id }]);

        tool.calls.reset();
        await engine.wakeWhenDue(SOURCE);
        expect(tool.calls.counts().byOperation).toEqual(LISTING);
      });
    });

    describe('of a new source', () => {
      afterEach(() => tool.stop());

      it('are few until the scores stand, and they are those of AWS', async () => {
        await start(databaseId, SIZE);
        const run = await engine.wake(
          SOURCE,
          abortedAt(/comparison_due_at. = /),
        );

        expect(run).toMatchObject({ state: 'running', phase: 'details' });
        expect(tool.calls.counts().byOperation).toEqual({
          ...LISTING,
          GetConsolidatedReport: REPORT_CALLS,
          // The names of its lens.
          GetLensReview: 1,
          ListAnswers: 2,
          ListLensReviewImprovements: 1,
        });
        expect(tool.calls.count()).toBeLessThanOrEqual(
          LISTING_CALLS + REPORT_CALLS + 10,
        );
        expect(await knex('workloads')).toHaveLength(SIZE);
        expect(
          await knex('workloads').whereNull('scored_at').whereNull('read_at'),
        ).toEqual([]);
        expect(await knex('workloads').whereNotNull('read_at')).toEqual([]);
        await expectScoresOfAws();
      });

      it('are one for the notes of an answer, when it is opened first after a read', async () => {
        await start(databaseId, 1);
        await engine.wake(SOURCE);
        expect(tool.calls.count('GetAnswer')).toBe(0);
        const [{ workload_id, question_id }, other]: AnswerRow[] = await knex(
          'answers',
        ).orderBy('question_id');
        const notes = (question: string) =>
          engine.answerNotes.get(workload_id, LENS, question);
        tool.calls.reset();
        for (const opened of [1, 1, 1]) {
          await notes(question_id);
          expect(tool.calls.counts().byOperation).toEqual({
            GetAnswer: opened,
          });
        }
        await notes(other.question_id);
        expect(tool.calls.counts().byOperation).toEqual({ GetAnswer: 2 });

        await aws().send(
          new UpdateAnswerCommand({
            WorkloadId: workload_id,
            LensAlias: LENS,
            QuestionId: question_id,
            Notes: 'Agreed with the architects.',
            IsApplicable: false,
          }),
        );
        await engine.wakeWhenDue(SOURCE);
        tool.calls.reset();
        expect(await notes(question_id)).toBe('Agreed with the architects.');
        expect(await notes(question_id)).toBe('Agreed with the architects.');
        expect(tool.calls.counts().byOperation).toEqual({ GetAnswer: 1 });
      });

      it.each([
        [1, 0],
        [2, 0],
        [3, 1],
      ])(
        'ask for the report of %d workloads %d times',
        async (size, reports) => {
          await start(databaseId, size);
          expect(await engine.wake(SOURCE)).toMatchObject({
            state: 'succeeded',
            total: size,
          });
          expect(tool.calls.count('GetConsolidatedReport')).toBe(reports);

          tool.calls.reset();
          await engine.wakeWhenDue(SOURCE);
          expect(tool.calls.count('GetConsolidatedReport')).toBe(0);
        },
      );
    });
  });

  async function expireListing() {
    await knex('sources').update({ listing_due_at: new Date().toISOString() });
  }

  /** The tables that are written from now on. */
  function writtenTables(): Set<string> {
    const tables = new Set<string>();
    knex.on('query', ({ sql }: { sql: string }) => {
      const write = /^(?:insert into|update|delete from) .(\w+)/.exec(sql);
      if (write) {
        tables.add(write[1]);
      }
    });
    return tables;
  }

  /** Answers a question at risk well; returns the id of its workload. */
  async function answerDifferently(): Promise<string> {
    const { workload_id, question_id }: AnswerRow = await knex('answers')
      .where({ risk: 'HIGH' })
      .orderBy(['workload_id', 'question_id'])
      .first();
    await aws().send(
      new UpdateAnswerCommand({
        WorkloadId: workload_id,
        LensAlias: LENS,
        QuestionId: question_id,
        IsApplicable: false,
      }),
    );
    return workload_id;
  }

  async function expectScoresOfAws() {
    const pillars: PillarReviewRow[] = await knex('pillar_reviews');
    const atRisk: AnswerRow[] = await knex('answers');
    for (const metric of await consolidatedReport()) {
      const WorkloadId = metric.WorkloadId!;
      const { LensReview } = await aws().send(
        new GetLensReviewCommand({ WorkloadId, LensAlias: LENS }),
      );
      expect(
        pillars
          .filter(({ workload_id }) => workload_id === WorkloadId)
          .sort((a, b) => a.position - b.position)
          .map(toPillar),
      ).toEqual(
        LensReview!.PillarReviewSummaries!.map(
          ({ PillarId, PillarName, RiskCounts }) => ({
            PillarId,
            PillarName,
            RiskCounts: { ...NO_RISKS, ...RiskCounts },
          }),
        ),
      );
      const questions = metric.Lenses!.flatMap(({ Pillars }) =>
        Pillars!.flatMap(({ Questions }) => Questions!),
      );
      expect(
        atRisk
          .filter(({ workload_id }) => workload_id === WorkloadId)
          .map(({ question_id, risk, improvements }) => ({
            question_id,
            risk,
            improvements: JSON.parse(improvements),
          }))
          .sort(byQuestion),
      ).toEqual(
        questions
          .map(({ QuestionId, Risk, BestPractices }) => ({
            question_id: QuestionId!,
            risk: Risk!,
            improvements: BestPractices!.map(({ ChoiceId }) => ChoiceId),
          }))
          .sort(byQuestion),
      );
    }
    expect(atRisk.filter(({ risk }) => risk === 'HIGH')).not.toEqual([]);
  }
});

function toPillar(row: PillarReviewRow) {
  return {
    PillarId: row.pillar_id,
    PillarName: row.pillar_name,
    RiskCounts: {
      HIGH: row.high,
      MEDIUM: row.medium,
      NONE: row.none,
      UNANSWERED: row.unanswered,
      NOT_APPLICABLE: row.not_applicable,
    },
  };
}

function byQuestion(a: { question_id: string }, b: { question_id: string }) {
  return a.question_id.localeCompare(b.question_id);
}

function times(count: number, calls: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(calls).map(([operation, each]) => [operation, count * each]),
  );
}
