import {
  AssociateLensesCommand,
  CreateLensVersionCommand,
  CreateWorkloadCommand,
  DeleteLensCommand,
  DisassociateLensesCommand,
  ExportLensCommand,
  GetLensCommand,
  ImportLensCommand,
  ListAnswersCommand,
  ListLensesCommand,
  ListLensReviewsCommand,
  UpdateAnswerCommand,
} from '@aws-sdk/client-wellarchitected';
import checklist from '../../lenses/review-checklist.json';
import { accounts } from '../organisation/sources';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { idOf, wellArchitected } from '../testing/sampleClients';

const JSONString = JSON.stringify({ ...checklist, name: 'Our own checklist' });

describe('lenses', () => {
  let tool: LocalTool;
  let client: ReturnType<typeof wellArchitected>;

  beforeEach(async () => {
    tool = await startLocalTool();
    client = wellArchitected(tool.url);
  });
  afterEach(() => tool.stop());

  const names = async (of = client, input = {}) =>
    ((await of.send(new ListLensesCommand(input))).LensSummaries ?? []).map(
      each => [each.LensName, each.LensType, each.LensVersion],
    );

  it('lists official, own and shared lenses', async () => {
    expect(await names()).toEqual([
      ['AWS Well-Architected Framework', 'AWS_OFFICIAL', expect.any(String)],
      ['Architecture review checklist', 'CUSTOM_SHARED', '1.0'],
    ]);
    const owner = wellArchitected(tool.url, { account: accounts.platform });
    expect(await names(owner, { LensType: 'CUSTOM_SELF' })).toEqual([
      ['Architecture review checklist', 'CUSTOM_SELF', '1.0'],
    ]);
  });

  it('imports, publishes, reviews with, exports and deletes a custom lens', async () => {
    const { LensArn, Status } = await client.send(
      new ImportLensCommand({ JSONString }),
    );
    expect(Status).toBe('COMPLETE');
    expect(await names(client, { LensStatus: 'DRAFT' })).toEqual([
      ['Our own checklist', 'CUSTOM_SELF', 'DRAFT'],
    ]);
    const associate = new AssociateLensesCommand({
      WorkloadId: idOf('Cart'),
      LensAliases: [LensArn ?? ''],
    });
    await expect(client.send(associate)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });

    await client.send(
      new CreateLensVersionCommand({
        LensAlias: LensArn,
        LensVersion: '1',
        IsMajorVersion: true,
      }),
    );
    await client.send(associate);
    const WorkloadId = idOf('Cart');
    await client.send(
      new UpdateAnswerCommand({
        WorkloadId,
        LensAlias: LensArn,
        QuestionId: 'check_iac',
        SelectedChoices: ['check_iac_done'],
      }),
    );
    const { AnswerSummaries = [] } = await client.send(
      new ListAnswersCommand({ WorkloadId, LensAlias: LensArn }),
    );
    expect(AnswerSummaries[0]).toMatchObject({
      QuestionId: 'check_iac',
      Risk: 'MEDIUM',
    });

    const { LensJSON } = await client.send(
      new ExportLensCommand({ LensAlias: LensArn }),
    );
    expect(LensJSON).toBe(JSONString);
    const { Lens } = await client.send(
      new GetLensCommand({ LensAlias: LensArn }),
    );
    expect(Lens).toMatchObject({
      Name: 'Our own checklist',
      LensVersion: '1',
      Owner: accounts.shop,
    });

    await client.send(
      new DeleteLensCommand({ LensAlias: LensArn, LensStatus: 'ALL' }),
    );
    await expect(
      client.send(new GetLensCommand({ LensAlias: LensArn })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const { LensReviewSummaries = [] } = await client.send(
      new ListLensReviewsCommand({ WorkloadId }),
    );
    expect(LensReviewSummaries[1]).toMatchObject({
      LensArn,
      LensStatus: 'DELETED',
    });
  });

  it('refuses a lens that breaks the format', async () => {
    await expect(
      client.send(
        new ImportLensCommand({ JSONString: '{"schemaVersion":"2021-11-01"}' }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      Fields: [{ Name: 'JSONString' }],
    });
  });

  it('does not export official lenses, nor those of others', async () => {
    const shared = (
      await client.send(new ListLensesCommand({ LensType: 'CUSTOM_SHARED' }))
    ).LensSummaries?.[0].LensArn;
    for (const LensAlias of ['wellarchitected', shared]) {
      await expect(
        client.send(new ExportLensCommand({ LensAlias })),
      ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    }
  });

  it('takes lenses off a workload, but not its last', async () => {
    const WorkloadId = idOf('Cart');
    await expect(
      client.send(
        new DisassociateLensesCommand({
          WorkloadId,
          LensAliases: ['wellarchitected'],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    const two = idOf('Storefront web (production)');
    await client.send(
      new DisassociateLensesCommand({
        WorkloadId: two,
        LensAliases: ['wellarchitected'],
      }),
    );
    const { LensReviewSummaries } = await client.send(
      new ListLensReviewsCommand({ WorkloadId: two }),
    );
    expect(LensReviewSummaries).toHaveLength(1);
  });

  it('reviews a new workload with a shared lens', async () => {
    const LensArn = (
      await client.send(new ListLensesCommand({ LensType: 'CUSTOM_SHARED' }))
    ).LensSummaries?.[0].LensArn;
    const { WorkloadId } = await client.send(
      new CreateWorkloadCommand({
        WorkloadName: 'Checked only',
        Description: 'Reviewed by the checklist.',
        Environment: 'PRODUCTION',
        AwsRegions: ['eu-west-1'],
        Lenses: [LensArn ?? ''],
      }),
    );
    const { LensReviewSummaries = [] } = await client.send(
      new ListLensReviewsCommand({ WorkloadId }),
    );
    expect(LensReviewSummaries[0].RiskCounts).toMatchObject({ UNANSWERED: 27 });
  });
});
