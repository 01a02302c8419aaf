import {
  GetConsolidatedReportCommand,
  ListAnswersCommand,
  ListWorkloadsCommand,
  paginateGetConsolidatedReport,
  type ConsolidatedReportMetric,
} from '@aws-sdk/client-wellarchitected';
import { accounts } from '../organisation/sources';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { idOf, wellArchitected } from '../testing/sampleClients';

describe('consolidated report', () => {
  let tool: LocalTool;
  let client: ReturnType<typeof wellArchitected>;

  beforeAll(async () => {
    tool = await startLocalTool();
    client = wellArchitected(tool.url);
  });
  afterAll(() => tool.stop());

  async function report(IncludeSharedResources: boolean) {
    const metrics: ConsolidatedReportMetric[] = [];
    const pages = paginateGetConsolidatedReport(
      { client },
      { Format: 'JSON', IncludeSharedResources },
    );
    for await (const page of pages) {
      expect(page.Metrics?.length).toBeLessThanOrEqual(15);
      metrics.push(...(page.Metrics ?? []));
    }
    return metrics;
  }

  it('counts as the list of workloads does', async () => {
    const { WorkloadSummaries = [] } = await client.send(
      new ListWorkloadsCommand({}),
    );
    const metrics = await report(true);
    expect(metrics.map(each => [each.WorkloadId, each.RiskCounts])).toEqual(
      WorkloadSummaries.map(each => [each.WorkloadId, each.RiskCounts]),
    );
  });

  it('names the questions at risk, as the answers do', async () => {
    const WorkloadId = idOf('Payments (production)');
    const { AnswerSummaries = [] } = await client.send(
      new ListAnswersCommand({
        WorkloadId,
        LensAlias: 'wellarchitected',
        PillarId: 'security',
      }),
    );
    const metric = (await report(false)).find(
      each => each.WorkloadId === WorkloadId,
    );
    const security = metric?.Lenses?.[0].Pillars?.find(
      ({ PillarId }) => PillarId === 'security',
    );
    expect(
      security?.Questions?.map(each => [each.QuestionId, each.Risk]),
    ).toEqual(
      AnswerSummaries.filter(
        ({ Risk }) => Risk === 'HIGH' || Risk === 'MEDIUM',
      ).map(each => [each.QuestionId, each.Risk]),
    );
  });

  it('includes workloads of other accounts on request', async () => {
    const owners = (metrics: ConsolidatedReportMetric[]) =>
      new Set(metrics.map(({ WorkloadArn }) => WorkloadArn?.split(':')[4]));
    expect(owners(await report(false))).toEqual(new Set([accounts.shop]));
    expect(owners(await report(true))).toEqual(
      new Set([accounts.shop, accounts.logistics]),
    );
  });

  it('refuses pages of 16 and a missing format', async () => {
    await expect(
      client.send(
        new GetConsolidatedReportCommand({ Format: 'JSON', MaxResults: 16 }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      client.send(new GetConsolidatedReportCommand({ Format: undefined })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('comes as PDF too', async () => {
    const { Base64String = '', Metrics } = await client.send(
      new GetConsolidatedReportCommand({ Format: 'PDF' }),
    );
    expect(Buffer.from(Base64String, 'base64').toString('latin1')).toMatch(
      /^%PDF/,
    );
    expect(Metrics).toBeUndefined();
  });
});
