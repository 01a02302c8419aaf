import type {
  GetResourcesInput,
  GetResourcesOutput,
  ResourceTagMapping,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { Source } from '../organisation/sources';
import { AwsError } from '../protocol/errors';
import { pageOf } from '../protocol/paging';
import type { ToolState } from '../state/toolState';
import type { WorkloadRef, Workloads } from '../state/workloads';

const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

interface Tagged {
  readonly position: number;
  readonly arn: string;
  readonly type: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The tags of what is visible, as long as that stays the same. */
const taggedWorkloads = new WeakMap<readonly WorkloadRef[], Tagged[]>();

function workloadsOf(source: Source, workloads: Workloads): Tagged[] {
  const visible = workloads.visibleTo(source);
  const tagged =
    taggedWorkloads.get(visible) ??
    visible
      .filter(({ account }) => account === source.account)
      .flatMap(({ id }) => workloads.get(id) ?? [])
      .map(({ position, arn, tags }) => ({
        position,
        arn,
        type: 'wellarchitected:workload',
        tags,
      }));
  taggedWorkloads.set(visible, tagged);
  return tagged;
}

function taggedResources(
  source: Source,
  { workloads, lenses }: ToolState,
): Tagged[] {
  const ownLenses = lenses
    .customLenses(source)
    .filter(({ account }) => account === source.account)
    .map(({ createdAt, arn, tags }) => ({
      // A time is larger than any workload's position: lenses stand behind.
      position: createdAt,
      arn,
      type: 'wellarchitected:lens',
      tags,
    }));
  return [...workloadsOf(source, workloads), ...ownLenses].filter(
    ({ tags }) => Object.keys(tags).length > 0,
  );
}

function matches(resource: Tagged, input: GetResourcesInput): boolean {
  const { ResourceTypeFilters, TagFilters = [], ResourceARNList } = input;
  const typeFits =
    !ResourceTypeFilters?.length ||
    ResourceTypeFilters.some(
      type => resource.type === type || resource.type.startsWith(`${type}:`),
    );
  const tagsFit = TagFilters.every(
    ({ Key = '', Values = [] }) =>
      Object.hasOwn(resource.tags, Key) &&
      (!Values.length || Values.includes(resource.tags[Key])),
  );
  return (
    typeFits &&
    tagsFit &&
    (!ResourceARNList?.length || ResourceARNList.includes(resource.arn))
  );
}

function mappingOf({ arn, tags }: Tagged): ResourceTagMapping {
  return {
    ResourceARN: arn,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

/** The error for a page's token that is not valid, or not any more. */
export function expiredPage(): AwsError {
  return new AwsError(
    'PaginationTokenExpiredException',
    'The PaginationToken is not valid',
  );
}

/** Lists tagged resources of the caller's account and Region, with their tags. */
export function getResources(
  input: GetResourcesInput,
  source: Source,
  state: ToolState,
): GetResourcesOutput {
  const { ResourcesPerPage = 50, PaginationToken, ...filters } = input;
  if (ResourcesPerPage < 1 || ResourcesPerPage > 100) {
    throw invalid('ResourcesPerPage must be from 1 to 100');
  }
  if (
    input.ResourceARNList?.length &&
    (PaginationToken || input.ResourceTypeFilters?.length)
  ) {
    throw invalid('ResourceARNList cannot be used together with other filters');
  }
  const matching = taggedResources(source, state).filter(each =>
    matches(each, input),
  );
  try {
    const { items, nextToken } = pageOf(matching, ({ position }) => position, {
      token: PaginationToken || undefined,
      size: ResourcesPerPage,
      list: ['GetResources', source, filters],
    });
    return {
      ResourceTagMappingList: items.map(mappingOf),
      PaginationToken: nextToken ?? '',
    };
  } catch (error) {
    if (error instanceof RangeError) {
      throw expiredPage();
    }
    throw error;
  }
}
