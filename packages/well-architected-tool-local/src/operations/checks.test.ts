import {
  ListCheckDetailsCommand,
  ListCheckSummariesCommand,
  ListProfilesCommand,
} from '@aws-sdk/client-wellarchitected';
import { accounts } from '../organisation/sources';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { idOf, wellArchitected } from '../testing/sampleClients';

describe('checks and profiles', () => {
  let tool: LocalTool;
  let client: ReturnType<typeof wellArchitected>;

  beforeAll(async () => {
    tool = await startLocalTool();
    client = wellArchitected(tool.url);
  });
  afterAll(() => tool.stop());

  const choice = {
    LensArn: 'arn:aws:wellarchitected::aws:lens/wellarchitected',
    PillarId: 'security',
    QuestionId: 'permissions',
    ChoiceId: 'sec_permissions_least',
  };

  it('gives evidence where Trusted Advisor is on', async () => {
    const input = { WorkloadId: idOf('Payments (production)'), ...choice };
    const { CheckDetails = [] } = await client.send(
      new ListCheckDetailsCommand(input),
    );
    expect(CheckDetails).toMatchObject([
      { ...choice, Provider: 'TRUSTED_ADVISOR', AccountId: accounts.shop },
    ]);
    const { CheckSummaries } = await client.send(
      new ListCheckSummariesCommand(input),
    );
    expect(CheckSummaries).toMatchObject([
      { ...choice, AccountSummary: { [CheckDetails[0].Status ?? '']: 1 } },
    ]);
  });

  it('gives none where it is off, and refuses unknown choices', async () => {
    const WorkloadId = idOf('Cart');
    const { CheckDetails } = await client.send(
      new ListCheckDetailsCommand({ WorkloadId, ...choice }),
    );
    expect(CheckDetails).toEqual([]);
    await expect(
      client.send(
        new ListCheckDetailsCommand({ WorkloadId, ...choice, ChoiceId: 'x' }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('lists the profile', async () => {
    const { ProfileSummaries } = await client.send(new ListProfilesCommand({}));
    expect(ProfileSummaries).toMatchObject([
      { ProfileName: 'Season readiness' },
    ]);
  });
});
