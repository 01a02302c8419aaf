import {
  CreateWorkloadShareCommand,
  DeleteWorkloadShareCommand,
  GetWorkloadCommand,
  ListShareInvitationsCommand,
  ListWorkloadSharesCommand,
  ListWorkloadsCommand,
  UpdateAnswerCommand,
  UpdateShareInvitationCommand,
} from '@aws-sdk/client-wellarchitected';
import { accounts } from '../organisation/sources';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { idOf, wellArchitected } from '../testing/sampleClients';

describe('shares', () => {
  let tool: LocalTool;
  let shop: ReturnType<typeof wellArchitected>;
  let logistics: ReturnType<typeof wellArchitected>;

  beforeAll(async () => {
    tool = await startLocalTool();
    shop = wellArchitected(tool.url);
    logistics = wellArchitected(tool.url, { account: accounts.logistics });
  });
  afterAll(() => tool.stop());

  const answer = (WorkloadId: string) =>
    new UpdateAnswerCommand({
      WorkloadId,
      LensAlias: 'wellarchitected',
      QuestionId: 'identities',
      Notes: 'From another account.',
    });

  it('lists a workload of another account, with its owner, read only', async () => {
    const { WorkloadSummaries = [] } = await shop.send(
      new ListWorkloadsCommand({}),
    );
    const shared = WorkloadSummaries.filter(
      ({ Owner }) => Owner !== accounts.shop,
    );
    expect(shared).toEqual([
      expect.objectContaining({
        WorkloadName: 'Inventory',
        Owner: accounts.logistics,
      }),
    ]);
    await expect(shop.send(answer(idOf('Inventory')))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('wellarchitected:UpdateAnswer'),
    });
  });

  it('offers, accepts and takes back', async () => {
    const WorkloadId = idOf('Cart');
    const share = {
      WorkloadId,
      SharedWith: accounts.logistics,
      PermissionType: 'CONTRIBUTOR',
    } as const;
    const { ShareId } = await shop.send(new CreateWorkloadShareCommand(share));
    await expect(
      shop.send(new CreateWorkloadShareCommand(share)),
    ).rejects.toMatchObject({
      name: 'ConflictException',
    });
    const { ShareInvitationSummaries = [] } = await logistics.send(
      new ListShareInvitationsCommand({}),
    );
    expect(ShareInvitationSummaries).toMatchObject([
      {
        ShareInvitationId: ShareId,
        SharedBy: accounts.shop,
        WorkloadName: 'Cart',
      },
    ]);
    await expect(
      logistics.send(new GetWorkloadCommand({ WorkloadId })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await logistics.send(
      new UpdateShareInvitationCommand({
        ShareInvitationId: ShareId,
        ShareInvitationAction: 'ACCEPT',
      }),
    );
    const { Workload } = await logistics.send(
      new GetWorkloadCommand({ WorkloadId }),
    );
    expect(Workload).toMatchObject({
      Owner: accounts.shop,
      ShareInvitationId: ShareId,
    });
    await expect(logistics.send(answer(WorkloadId))).resolves.toBeDefined();

    const { WorkloadShareSummaries } = await shop.send(
      new ListWorkloadSharesCommand({ WorkloadId }),
    );
    expect(WorkloadShareSummaries).toMatchObject([
      { ShareId, Status: 'ACCEPTED' },
    ]);
    await shop.send(new DeleteWorkloadShareCommand({ WorkloadId, ShareId }));
    await expect(
      logistics.send(new GetWorkloadCommand({ WorkloadId })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
