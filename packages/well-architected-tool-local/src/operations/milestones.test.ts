import {
  CreateMilestoneCommand,
  GetAnswerCommand,
  GetLensReviewCommand,
  GetLensReviewReportCommand,
  GetMilestoneCommand,
  ListAnswersCommand,
  ListLensReviewImprovementsCommand,
  ListLensReviewsCommand,
  ListMilestonesCommand,
  ListNotificationsCommand,
  UpdateAnswerCommand,
  UpdateLensReviewCommand,
  UpgradeLensReviewCommand,
} from '@aws-sdk/client-wellarchitected';
import { accounts } from '../organisation/sources';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { idOf, wellArchitected } from '../testing/sampleClients';

const LensAlias = 'wellarchitected';

describe('milestones and lens reviews', () => {
  let tool: LocalTool;
  let client: ReturnType<typeof wellArchitected>;

  beforeEach(async () => {
    tool = await startLocalTool();
    client = wellArchitected(tool.url);
  });
  afterEach(() => tool.stop());

  it('freezes a workload', async () => {
    const WorkloadId = idOf('Payments (production)');
    const QuestionId = 'identities';
    const { MilestoneNumber } = await client.send(
      new CreateMilestoneCommand({
        WorkloadId,
        MilestoneName: 'Before the audit',
      }),
    );
    expect(MilestoneNumber).toBe(1);
    const reads = () =>
      Promise.all([
        client.send(
          new GetAnswerCommand({
            WorkloadId,
            LensAlias,
            QuestionId,
            MilestoneNumber,
          }),
        ),
        client.send(
          new ListAnswersCommand({ WorkloadId, LensAlias, MilestoneNumber }),
        ),
        client.send(
          new GetLensReviewCommand({ WorkloadId, LensAlias, MilestoneNumber }),
        ),
        client.send(
          new ListLensReviewsCommand({ WorkloadId, MilestoneNumber }),
        ),
        client.send(
          new ListLensReviewImprovementsCommand({
            WorkloadId,
            LensAlias,
            MilestoneNumber,
          }),
        ),
        client.send(new GetMilestoneCommand({ WorkloadId, MilestoneNumber })),
      ]).then(outputs => outputs.map(({ $metadata: _, ...output }) => output));
    const before = await reads();
    await client.send(
      new UpdateAnswerCommand({
        WorkloadId,
        LensAlias,
        QuestionId,
        IsApplicable: false,
        Reason: 'OTHER',
      }),
    );
    expect(await reads()).toEqual(before);
    await expect(
      client.send(
        new CreateMilestoneCommand({
          WorkloadId,
          MilestoneName: 'Before the audit',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it('shows a workload that improved over its milestones', async () => {
    const WorkloadId = idOf('Checkout API (production)');
    const { MilestoneSummaries = [] } = await client.send(
      new ListMilestonesCommand({ WorkloadId }),
    );
    expect(MilestoneSummaries.map(each => each.MilestoneNumber)).toEqual([
      1, 2, 3, 4,
    ]);
    const high = MilestoneSummaries.map(
      ({ WorkloadSummary }) => WorkloadSummary?.RiskCounts?.HIGH ?? 0,
    );
    expect(high).toEqual([...high].sort((a, b) => b - a));
    const times = MilestoneSummaries.map(
      ({ RecordedAt }) => RecordedAt?.getTime() ?? 0,
    );
    expect(times).toEqual([...times].sort((a, b) => a - b));
    await expect(
      client.send(new GetMilestoneCommand({ WorkloadId, MilestoneNumber: 9 })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'MILESTONE',
    });
  });

  it('reviews by two lenses', async () => {
    const WorkloadId = idOf('Checkout API (production)');
    const { LensReviewSummaries = [] } = await client.send(
      new ListLensReviewsCommand({ WorkloadId }),
    );
    expect(LensReviewSummaries.map(({ LensStatus }) => LensStatus)).toEqual([
      'CURRENT',
      'CURRENT',
    ]);
    const checklist = LensReviewSummaries[1];
    expect(checklist.LensAlias).toBe(checklist.LensArn);
    const { AnswerSummaries = [] } = await client.send(
      new ListAnswersCommand({ WorkloadId, LensAlias: checklist.LensArn }),
    );
    expect(AnswerSummaries).toHaveLength(27);
  });

  it('keeps notes of the review and its pillars', async () => {
    const WorkloadId = idOf('Cart');
    const { LensReview } = await client.send(
      new UpdateLensReviewCommand({
        WorkloadId,
        LensAlias,
        LensNotes: 'Second look in May.',
        PillarNotes: { security: 'Clean.' },
      }),
    );
    expect(LensReview?.Notes).toBe('Second look in May.');
    expect(LensReview?.PillarReviewSummaries?.[1].Notes).toBe('Clean.');
    await expect(
      client.send(
        new UpdateLensReviewCommand({
          WorkloadId,
          LensAlias,
          PillarNotes: { beauty: '' },
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('upgrades a review to the newest lens and keeps its answers', async () => {
    const logistics = wellArchitected(tool.url, {
      account: accounts.logistics,
    });
    const WorkloadId = idOf('Route planner');
    const review = async () =>
      (
        await logistics.send(
          new GetLensReviewCommand({ WorkloadId, LensAlias }),
        )
      ).LensReview;
    const notifications = async () =>
      (await logistics.send(new ListNotificationsCommand({ WorkloadId })))
        .NotificationSummaries;
    const before = await review();
    expect(before?.LensStatus).toBe('NOT_CURRENT');
    expect(await notifications()).toHaveLength(1);
    const upgrade = new UpgradeLensReviewCommand({
      WorkloadId,
      LensAlias,
      MilestoneName: 'Before the upgrade',
    });
    await logistics.send(upgrade);
    const after = await review();
    expect(after).toMatchObject({
      LensStatus: 'CURRENT',
      RiskCounts: before?.RiskCounts,
    });
    expect(await notifications()).toEqual([]);
    await expect(logistics.send(upgrade)).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  it('writes a report as PDF', async () => {
    const { LensReviewReport } = await client.send(
      new GetLensReviewReportCommand({ WorkloadId: idOf('Cart'), LensAlias }),
    );
    const pdf = Buffer.from(
      LensReviewReport?.Base64String ?? '',
      'base64',
    ).toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.4/);
    expect(pdf).toContain('(Cart) Tj');
    expect(pdf.trimEnd()).toMatch(/%%EOF$/);
  });
});
