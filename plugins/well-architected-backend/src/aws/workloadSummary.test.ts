import {
  GetWorkloadCommand,
  paginateListWorkloads,
} from '@aws-sdk/client-wellarchitected';
import {
  sources,
  startLocalTool,
  type LocalTool,
} from 'well-architected-tool-local';
import { consoleOf } from '../__testUtils__/engine';
import { toWorkloadSummary } from './workloadSummary';

describe('toWorkloadSummary', () => {
  const workload = {
    WorkloadId: 'w1',
    WorkloadArn: 'arn:w1',
    WorkloadName: 'Checkout',
    Owner: '111122223333',
    UpdatedAt: new Date('2026-05-01'),
    Lenses: ['wellarchitected', 'serverless'],
    RiskCounts: { HIGH: 3, NONE: 4 },
    PrioritizedRiskCounts: { HIGH: 1 },
    ImprovementStatus: 'IN_PROGRESS' as const,
    Profiles: [{ ProfileArn: 'arn:p', ProfileVersion: '1' }],
  };
  const { hash } = toWorkloadSummary(workload);

  it.each([
    ['the order of lenses', { Lenses: ['serverless', 'wellarchitected'] }],
    ['counts of zero', { RiskCounts: { MEDIUM: 0, NONE: 4, HIGH: 3 } }],
    ['what no listing tells', { Notes: 'A note', Description: 'More' }],
  ])('has the same hash whatever %s', (_, changes) => {
    expect(toWorkloadSummary({ ...workload, ...changes }).hash).toBe(hash);
  });

  it.each([
    { WorkloadName: 'Checkout API' },
    { UpdatedAt: new Date('2026-05-02') },
    { Lenses: ['wellarchitected'] },
    { RiskCounts: { HIGH: 2, NONE: 5 } },
    { PrioritizedRiskCounts: {} },
    { ImprovementStatus: 'COMPLETE' as const },
    { Profiles: [{ ProfileArn: 'arn:p', ProfileVersion: '2' }] },
    { Owner: '444455556666' },
  ])('has another hash with %j', changes => {
    expect(toWorkloadSummary({ ...workload, ...changes }).hash).not.toBe(hash);
  });

  describe('of every sample workload', () => {
    let tool: LocalTool;
    beforeAll(async () => {
      tool = await startLocalTool();
    });
    afterAll(() => tool.stop());

    it.each(sources)(
      'is the same from the listing and from the workload: $account $region',
      async ({ account, region }) => {
        const client = consoleOf(tool, account, region);
        for await (const page of paginateListWorkloads({ client }, {})) {
          for (const listed of page.WorkloadSummaries!) {
            const { Workload } = await client.send(
              new GetWorkloadCommand({ WorkloadId: listed.WorkloadId }),
            );
            expect(toWorkloadSummary(Workload!)).toEqual(
              toWorkloadSummary(listed),
            );
          }
        }
        expect.hasAssertions();
      },
    );
  });
});
