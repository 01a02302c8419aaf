import {
  CreateWorkloadCommand,
  DeleteWorkloadCommand,
  GetWorkloadCommand,
  ListWorkloadsCommand,
  paginateListWorkloads,
  UpdateWorkloadCommand,
  type WorkloadSummary,
} from '@aws-sdk/client-wellarchitected';
import { accounts } from '../organisation/sources';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { idOf, wellArchitected } from '../testing/sampleClients';

describe('workloads', () => {
  let tool: LocalTool;
  let client: ReturnType<typeof wellArchitected>;

  beforeAll(async () => {
    tool = await startLocalTool();
    client = wellArchitected(tool.url);
  });
  afterAll(() => tool.stop());

  async function listAll(of = client, pageSize = 50) {
    const all: WorkloadSummary[] = [];
    for await (const page of paginateListWorkloads(
      { client: of, pageSize },
      {},
    )) {
      all.push(...(page.WorkloadSummaries ?? []));
    }
    return all;
  }

  const details = {
    WorkloadName: 'Garden planner',
    Description: 'Plans beds and borders.',
    Environment: 'PREPRODUCTION',
    AwsRegions: ['eu-west-1'],
    ReviewOwner: 'owner@larkfield.example',
    Lenses: ['wellarchitected'],
    Tags: { team: 'storefront' },
  } as const;

  const create = (changes: object = {}) =>
    client.send(
      new CreateWorkloadCommand({
        ...details,
        AwsRegions: [...details.AwsRegions],
        Lenses: [...details.Lenses],
        ...changes,
      }),
    );

  it('lists the same workloads whatever the page size', async () => {
    const whole = await listAll();
    expect(await listAll(client, 3)).toEqual(whole);
    expect(whole.length).toBeGreaterThan(10);
  });

  it('leaves out counts of zero', async () => {
    const { WorkloadSummaries = [] } = await client.send(
      new ListWorkloadsCommand({}),
    );
    const unreviewed = WorkloadSummaries.find(
      ({ WorkloadName }) => WorkloadName === 'Storefront web (development)',
    );
    expect(unreviewed?.RiskCounts).toEqual({ UNANSWERED: 57 });
    const { Workload } = await client.send(
      new GetWorkloadCommand({ WorkloadId: unreviewed?.WorkloadId }),
    );
    expect(Workload?.RiskCounts).toEqual({ UNANSWERED: 57 });
  });

  it('shows each account and Region its own', async () => {
    const here = (await listAll()).map(({ WorkloadId }) => WorkloadId);
    const there = (
      await listAll(wellArchitected(tool.url, { region: 'us-east-1' }))
    ).map(({ WorkloadId }) => WorkloadId);
    expect(here.filter(id => there.includes(id))).toEqual([]);
    await expect(
      wellArchitected(tool.url, { account: accounts.logistics }).send(
        new GetWorkloadCommand({ WorkloadId: idOf('Cart') }),
      ),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'WORKLOAD',
      ResourceId: idOf('Cart'),
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('filters by the start of the name', async () => {
    const { WorkloadSummaries = [] } = await client.send(
      new ListWorkloadsCommand({ WorkloadNamePrefix: 'Checkout' }),
    );
    expect(WorkloadSummaries.map(({ WorkloadName }) => WorkloadName)).toEqual([
      'Checkout API (production)',
      'Checkout API (development)',
    ]);
  });

  it.each([0, 51])('refuses pages of %d', async MaxResults => {
    await expect(
      client.send(new ListWorkloadsCommand({ MaxResults })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'FIELD_VALIDATION_FAILED',
      Fields: [{ Name: 'MaxResults', Message: expect.any(String) }],
    });
  });

  it('refuses a token that is broken or from another list', async () => {
    const { NextToken } = await client.send(
      new ListWorkloadsCommand({ MaxResults: 1 }),
    );
    for (const input of [
      { NextToken: 'broken' },
      { NextToken, WorkloadNamePrefix: 'Checkout' },
    ]) {
      await expect(
        client.send(new ListWorkloadsCommand(input)),
      ).rejects.toMatchObject({
        name: 'ValidationException',
      });
    }
  });

  it('creates, changes and deletes', async () => {
    const { WorkloadId, WorkloadArn } = await create();
    expect(WorkloadArn).toBe(
      `arn:aws:wellarchitected:eu-west-1:${accounts.shop}:workload/${WorkloadId}`,
    );
    const get = async () =>
      (await client.send(new GetWorkloadCommand({ WorkloadId }))).Workload;
    const created = await get();
    expect(created).toMatchObject({
      ...details,
      Owner: accounts.shop,
      RiskCounts: { UNANSWERED: 57 },
    });
    await client.send(
      new UpdateWorkloadCommand({ WorkloadId, Notes: 'Größer 🌱' }),
    );
    const changed = await get();
    expect(changed).toMatchObject({ ...details, Notes: 'Größer 🌱' });
    expect(changed?.UpdatedAt?.getTime()).toBeGreaterThan(
      created?.UpdatedAt?.getTime() ?? 0,
    );
    await client.send(new DeleteWorkloadCommand({ WorkloadId }));
    await expect(get()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('does a repeated request once', async () => {
    const once = { WorkloadName: 'Only once', ClientRequestToken: 'token-1' };
    const [first, second] = [await create(once), await create(once)];
    expect(second.WorkloadId).toBe(first.WorkloadId);
  });

  it('refuses a name that is taken, whatever its spaces and capitals', async () => {
    await expect(
      create({ WorkloadName: 'CHECKOUT api (Production)' }),
    ).rejects.toMatchObject({
      name: 'ConflictException',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it.each([
    ['a name that is too short', { WorkloadName: 'ab' }, 'WorkloadName'],
    ['an unknown environment', { Environment: 'STAGING' }, 'Environment'],
    ['a missing description', { Description: undefined }, 'Description'],
    [
      'a design that is no URL',
      { ArchitecturalDesign: 'on the wall' },
      'ArchitecturalDesign',
    ],
    ['an account that is none', { AccountIds: ['12'] }, 'AccountIds[0]'],
    ['lenses that are no list', { Lenses: 'wellarchitected' }, 'Lenses'],
    ['a tag that is too long', { Tags: { key: 'x'.repeat(257) } }, 'Tags.key'],
  ])('refuses %s', async (_, changes, field) => {
    await expect(
      create({ WorkloadName: 'Never made', ...changes }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      Fields: [{ Name: field, Message: expect.any(String) }],
    });
  });

  it('refuses an unknown lens', async () => {
    await expect(
      create({ WorkloadName: 'Never made', Lenses: ['serverless'] }),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'LENS',
    });
  });
});
