import {
  GetAnswerCommand,
  UpdateAnswerCommand,
} from '@aws-sdk/client-wellarchitected';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import {
  WORKLOAD_ARN_ANNOTATION,
  type EntityReview,
  type TaskDetail,
  type TaskPage,
} from 'backstage-plugin-well-architected-common';
import {
  accounts,
  startLocalTool,
  workloadArn,
  type LocalTool,
} from 'well-architected-tool-local';
import { createTestDatabases } from './__testUtils__/databases';
import { consoleOf, idOf } from './__testUtils__/engine';
import {
  component,
  owner,
  startPortal,
  user,
  type Portal,
} from './__testUtils__/portal';

jest.setTimeout(60_000);

const ACCOUNT = accounts.logistics;
const REGION = 'us-east-1';
const WORKLOAD = idOf('Parcel tracking US');
const ENTITY = '/entities/component/default/parcels';

describe('the plugin in a backend', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;
  let portal: Portal;

  beforeEach(async () => {
    tool = await startLocalTool();
  });
  afterEach(async () => {
    await portal.stop();
    await tool.stop();
  });

  const start = async (databaseId: TestDatabaseId) => {
    portal = await startPortal({
      knex: await databases.init(databaseId),
      tool,
      entities: [
        component('parcels', {
          [WORKLOAD_ARN_ANNOTATION]: workloadArn(REGION, ACCOUNT, WORKLOAD),
        }),
        owner('Group', 'parcel-team'),
      ],
      wellArchitected: {
        sources: [{ accountId: ACCOUNT, regions: [REGION] }],
      },
    });
  };

  /** Answers the question of a task at AWS so that no risk is left. */
  async function answerWell({ lensAlias, questionId }: TaskDetail) {
    const aws = consoleOf(tool, ACCOUNT, REGION);
    const question = {
      WorkloadId: WORKLOAD,
      LensAlias: lensAlias,
      QuestionId: questionId,
    };
    const { Answer } = await aws.send(new GetAnswerCommand(question));
    await aws.send(
      new UpdateAnswerCommand({
        ...question,
        SelectedChoices: Answer!
          .Choices!.map(({ ChoiceId }) => ChoiceId!)
          .filter(id => !id.endsWith('_no')),
        IsApplicable: true,
      }),
    );
  }

  it.each(databases.eachSupportedId())(
    'follows a risk from the review over its owner to its end, %p',
    async databaseId => {
      await start(databaseId);
      const ada = portal.as(user('ada'));

      const before: EntityReview = (await ada.get(`${ENTITY}/review`)).body;
      expect(before.workloads.map(({ workloadId }) => workloadId)).toEqual([
        WORKLOAD,
      ]);
      const { items, totalItems }: TaskPage = (
        await ada.get(`${ENTITY}/tasks?risk=HIGH`)
      ).body;
      expect(totalItems).toBe(before.tasks.openHighRisk);

      const opened = await ada.get(`/tasks/${items[0].taskId}`);
      expect(opened.headers.etag).toBe('"1"');
      const task: TaskDetail = opened.body;
      expect(task.answer).toMatchObject({
        questionId: task.questionId,
        risk: 'HIGH',
      });
      expect(task.steps.length).toBeGreaterThan(0);

      const assigned = await ada
        .put(`/tasks/${task.taskId}`)
        .set('If-Match', opened.headers.etag)
        .send({
          state: 'in-progress',
          owner: 'group:parcel-team',
          dueDate: '2099-01-31',
          note: '',
          ticketUrl: null,
        });
      expect(assigned.status).toBe(200);
      expect(assigned.headers.etag).toBe('"2"');
      expect(assigned.body).toMatchObject({
        owner: 'group:default/parcel-team',
        dueDate: '2099-01-31',
        overdue: false,
      });

      await answerWell(task);
      const asked = await ada
        .post('/sync-runs')
        .send({ entityRef: 'component:default/parcels' });
      expect(asked.status).toBe(202);
      const run = await ada.get(`/sync-runs/${asked.body.items[0].runId}`);
      expect(run.body).toMatchObject({
        state: 'succeeded',
        requestedBy: 'user:default/ada',
        done: 1,
        total: 1,
      });

      const after: TaskDetail = (await ada.get(`/tasks/${task.taskId}`)).body;
      expect(after).toMatchObject({
        state: 'resolved',
        risk: 'NONE',
        owner: 'group:default/parcel-team',
        steps: [],
      });
      expect(
        after.history.map(change =>
          [
            change.version,
            change.actor,
            change.field,
            change.before,
            change.after,
          ].join(' '),
        ),
      ).toEqual([
        '3 sync risk HIGH NONE',
        '3 sync state in-progress resolved',
        '2 user:default/ada dueDate  2099-01-31',
        '2 user:default/ada owner  group:default/parcel-team',
        '2 user:default/ada state open in-progress',
        '1 sync created  HIGH',
      ]);

      const review: EntityReview = (await ada.get(`${ENTITY}/review`)).body;
      expect(review.tasks.openHighRisk).toBe(before.tasks.openHighRisk - 1);
      expect(review.lenses[0].overall.riskCounts.high).toBe(
        before.lenses[0].overall.riskCounts.high - 1,
      );
      expect(review.lenses[0].overall.score).toBeGreaterThan(
        before.lenses[0].overall.score!,
      );
    },
  );
});
