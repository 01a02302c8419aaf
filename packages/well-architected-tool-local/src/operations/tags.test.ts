import {
  GetResourcesCommand,
  paginateGetResources,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  GetWorkloadCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-wellarchitected';
import { workloadArn } from '../organisation/ids';
import { entityRefTag } from '../organisation/sampleOrganisation';
import { accounts } from '../organisation/sources';
import { startLocalTool, type LocalTool } from '../startLocalTool';
import { idOf, tagging, wellArchitected } from '../testing/sampleClients';

describe('tags', () => {
  let tool: LocalTool;
  let client: ReturnType<typeof wellArchitected>;
  const WorkloadId = idOf('Cart');
  const WorkloadArn = workloadArn('eu-west-1', accounts.shop, WorkloadId);

  beforeAll(async () => {
    tool = await startLocalTool();
    client = wellArchitected(tool.url);
  });
  afterAll(() => tool.stop());

  it('tags and untags a workload', async () => {
    await client.send(
      new TagResourceCommand({ WorkloadArn, Tags: { one: '1', two: '2' } }),
    );
    await client.send(
      new UntagResourceCommand({
        WorkloadArn,
        TagKeys: ['one', 'environment'],
      }),
    );
    const expected = { [entityRefTag]: 'component:default/cart', two: '2' };
    const { Tags } = await client.send(
      new ListTagsForResourceCommand({ WorkloadArn }),
    );
    expect(Tags).toEqual(expected);
    const { Workload } = await client.send(
      new GetWorkloadCommand({ WorkloadId }),
    );
    expect(Workload?.Tags).toEqual(expected);
  });

  it('refuses workloads of others', async () => {
    await expect(
      client.send(
        new ListTagsForResourceCommand({
          WorkloadArn: workloadArn(
            'eu-west-1',
            accounts.logistics,
            idOf('Returns'),
          ),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('finds tagged workloads by the Resource Groups Tagging API, page by page', async () => {
    const arns: (string | undefined)[] = [];
    const pages = paginateGetResources(
      { client: tagging(tool.url), pageSize: 4 },
      {
        ResourceTypeFilters: ['wellarchitected:workload'],
        TagFilters: [
          {
            Key: entityRefTag,
            Values: [
              'component:default/checkout-api',
              'component:default/cart',
            ],
          },
        ],
      },
    );
    for await (const page of pages) {
      arns.push(
        ...(page.ResourceTagMappingList ?? []).map(each => each.ResourceARN),
      );
    }
    expect(arns.sort()).toEqual(
      ['Cart', 'Checkout API (production)']
        .map(name => workloadArn('eu-west-1', accounts.shop, idOf(name)))
        .sort(),
    );
  });

  it('leaves shared workloads to their owners', async () => {
    const { ResourceTagMappingList = [] } = await tagging(tool.url).send(
      new GetResourcesCommand({ ResourcesPerPage: 100 }),
    );
    const owners = ResourceTagMappingList.map(
      ({ ResourceARN }) => ResourceARN?.split(':')[4],
    );
    expect(new Set(owners)).toEqual(new Set([accounts.shop]));
  });

  it.each([
    [{ ResourcesPerPage: 101 }, 'InvalidParameterException'],
    [{ PaginationToken: 'broken' }, 'PaginationTokenExpiredException'],
  ])('refuses %j', async (input, name) => {
    await expect(
      tagging(tool.url).send(new GetResourcesCommand(input)),
    ).rejects.toMatchObject({ name });
  });
});
