import {
  GetAnswerCommand,
  GetLensReviewCommand,
  GetWorkloadCommand,
  ListAnswersCommand,
  ListLensReviewImprovementsCommand,
  ListWorkloadsCommand,
  paginateListAnswers,
  UpdateAnswerCommand,
  type AnswerSummary,
  type UpdateAnswerCommandInput,
} from '@aws-sdk/client-wellarchitected';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { idOf, wellArchitected } from '../testing/sampleClients';

const arns = [
  'wellarchitected',
  'arn:aws:wellarchitected::aws:lens/wellarchitected',
  'arn:aws:wellarchitected:eu-west-1::lens/wellarchitected',
];

describe('answers', () => {
  let tool: LocalTool;
  let client: ReturnType<typeof wellArchitected>;
  const WorkloadId = idOf('Storefront web (development)');
  const LensAlias = 'wellarchitected';
  const QuestionId = 'permissions';

  beforeEach(async () => {
    tool = await startLocalTool();
    client = wellArchitected(tool.url);
  });
  afterEach(() => tool.stop());

  const update = (change: Partial<UpdateAnswerCommandInput>) =>
    client.send(
      new UpdateAnswerCommand({ WorkloadId, LensAlias, QuestionId, ...change }),
    );
  const get = async () =>
    (
      await client.send(
        new GetAnswerCommand({ WorkloadId, LensAlias, QuestionId }),
      )
    ).Answer;

  it.each(arns)('lists 57 answers in two pages by %s', async alias => {
    const pages: AnswerSummary[][] = [];
    for await (const page of paginateListAnswers(
      { client },
      { WorkloadId, LensAlias: alias },
    )) {
      expect(page).toMatchObject({ LensAlias, LensArn: arns[1] });
      pages.push(page.AnswerSummaries ?? []);
    }
    expect(pages.map(({ length }) => length)).toEqual([50, 7]);
  });

  it('lists one pillar', async () => {
    const { AnswerSummaries = [], NextToken } = await client.send(
      new ListAnswersCommand({
        WorkloadId,
        LensAlias,
        PillarId: 'performance',
      }),
    );
    expect(AnswerSummaries.map(({ PillarId }) => PillarId)).toEqual(
      Array(5).fill('performance'),
    );
    expect(NextToken).toBeUndefined();
  });

  it('refuses an unknown pillar, question, lens and a page of 51', async () => {
    const list = (input: object) =>
      client.send(new ListAnswersCommand({ WorkloadId, LensAlias, ...input }));
    await expect(list({ PillarId: 'beauty' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(list({ MaxResults: 51 })).rejects.toMatchObject({
      name: 'ValidationException',
      Fields: [{ Name: 'MaxResults' }],
    });
    await expect(list({ LensAlias: 'serverless' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(update({ QuestionId: 'unknown' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'QUESTION',
    });
  });

  it('lets risk and counts follow from choices, and moves UpdatedAt', async () => {
    const workloadAt = async () =>
      (await client.send(new GetWorkloadCommand({ WorkloadId }))).Workload;
    const before = await workloadAt();
    const { Answer } = await update({
      SelectedChoices: ['sec_permissions_define'],
      Notes: 'Half way.',
    });
    expect(Answer).toMatchObject({
      Risk: 'HIGH',
      SelectedChoices: ['sec_permissions_define'],
      Notes: 'Half way.',
    });
    const after = await workloadAt();
    expect(after?.RiskCounts).toEqual({ UNANSWERED: 56, HIGH: 1 });
    expect(after?.UpdatedAt?.getTime()).toBeGreaterThan(
      before?.UpdatedAt?.getTime() ?? 0,
    );

    const { LensReview } = await client.send(
      new GetLensReviewCommand({ WorkloadId, LensAlias }),
    );
    expect(LensReview?.UpdatedAt).toEqual(after?.UpdatedAt);
    expect(LensReview?.RiskCounts).toEqual({
      UNANSWERED: 56,
      HIGH: 1,
      MEDIUM: 0,
      NONE: 0,
      NOT_APPLICABLE: 0,
    });
    const security = LensReview?.PillarReviewSummaries?.find(
      ({ PillarId }) => PillarId === 'security',
    );
    expect(security?.RiskCounts).toMatchObject({ UNANSWERED: 10, HIGH: 1 });

    const { WorkloadSummaries = [] } = await client.send(
      new ListWorkloadsCommand({ WorkloadNamePrefix: 'Storefront web (dev' }),
    );
    expect(WorkloadSummaries[0]).toMatchObject({
      RiskCounts: { UNANSWERED: 56, HIGH: 1 },
      UpdatedAt: after?.UpdatedAt,
    });
  });

  it('walks from high over medium to none', async () => {
    const weighty = [
      'sec_permissions_define',
      'sec_permissions_least',
      'sec_permissions_public_access',
    ];
    const rest = ['sec_permissions_emergency', 'sec_permissions_reduce'];
    const riskAfter = async (SelectedChoices: string[]) =>
      (await update({ SelectedChoices })).Answer?.Risk;
    expect(await riskAfter(['permissions_no'])).toBe('HIGH');
    expect(await riskAfter(weighty.slice(1))).toBe('HIGH');
    expect(await riskAfter(weighty)).toBe('MEDIUM');
    expect(await riskAfter([...weighty, ...rest])).toBe('NONE');
    expect(await riskAfter([])).toBe('UNANSWERED');
  });

  it('changes single choices and keeps the others', async () => {
    await update({
      SelectedChoices: ['sec_permissions_define', 'sec_permissions_least'],
    });
    const { Answer } = await update({
      ChoiceUpdates: {
        sec_permissions_least: { Status: 'UNSELECTED' },
        sec_permissions_emergency: {
          Status: 'NOT_APPLICABLE',
          Reason: 'OUT_OF_SCOPE',
          Notes: 'Nobody signs in here.',
        },
      },
    });
    expect(Answer?.SelectedChoices).toEqual(['sec_permissions_define']);
    expect(Answer?.ChoiceAnswers).toContainEqual({
      ChoiceId: 'sec_permissions_emergency',
      Status: 'NOT_APPLICABLE',
      Reason: 'OUT_OF_SCOPE',
      Notes: 'Nobody signs in here.',
    });
    expect(await get()).toEqual(Answer);
  });

  it('sets a question aside with a reason, and takes it back', async () => {
    await update({ IsApplicable: false, Reason: 'OUT_OF_SCOPE' });
    expect(await get()).toMatchObject({
      IsApplicable: false,
      Risk: 'NOT_APPLICABLE',
      Reason: 'OUT_OF_SCOPE',
    });
    await update({ IsApplicable: true });
    expect(await get()).toMatchObject({ Risk: 'UNANSWERED', Reason: 'NONE' });
  });

  it.each<[string, Partial<UpdateAnswerCommandInput>]>([
    [
      'a choice of another question',
      { SelectedChoices: ['sec_transit_encrypt'] },
    ],
    [
      'none of these with another',
      { SelectedChoices: ['permissions_no', 'sec_permissions_least'] },
    ],
    ['notes that are too long', { Notes: 'x'.repeat(2085) }],
    [
      'an unknown choice to update',
      { ChoiceUpdates: { stranger: { Status: 'SELECTED' } } },
    ],
  ])('refuses %s and changes nothing', async (_, change) => {
    await expect(update(change)).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect(await get()).toMatchObject({ Risk: 'UNANSWERED' });
  });

  it('plans the improvement of what is at risk', async () => {
    await update({ SelectedChoices: ['sec_permissions_define'] });
    const { ImprovementSummaries } = await client.send(
      new ListLensReviewImprovementsCommand({ WorkloadId, LensAlias }),
    );
    expect(ImprovementSummaries).toEqual([
      expect.objectContaining({
        QuestionId,
        PillarId: 'security',
        Risk: 'HIGH',
        ImprovementPlans: [
          'sec_permissions_least',
          'sec_permissions_emergency',
          'sec_permissions_reduce',
          'sec_permissions_public_access',
        ].map(ChoiceId =>
          expect.objectContaining({
            ChoiceId,
            DisplayText: expect.any(String),
            ImprovementPlanUrl: expect.stringContaining('/sec-03.html'),
          }),
        ),
      }),
    ]);
  });

  it('puts the questions of a profile first', async () => {
    const { AnswerSummaries = [] } = await client.send(
      new ListAnswersCommand({
        WorkloadId: idOf('Checkout API (production)'),
        LensAlias,
        QuestionPriority: 'PRIORITIZED',
      }),
    );
    expect(AnswerSummaries.length).toBe(9);
    expect(
      new Set(AnswerSummaries.map(({ QuestionType }) => QuestionType)),
    ).toEqual(new Set(['PRIORITIZED']));
  });
});
