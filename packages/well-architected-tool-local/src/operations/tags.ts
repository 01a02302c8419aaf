import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-wellarchitected';
import { notFound } from '../protocol/errors';
import { findWorkload, requireOwner, type Call, type Checked } from './call';

/** Reads, and through `write` replaces, the tags of a workload or a custom lens of the caller's account. */
function tagged(arn: string, call: Call) {
  const workloadId = /:workload\/([0-9a-f]{32})$/.exec(arn)?.[1];
  if (workloadId) {
    const workload = findWorkload(workloadId, call);
    requireOwner(workload, call);
    // Tags are not part of a review: the service does not move UpdatedAt for them.
    return {
      tags: workload.tags,
      write: (tags: Record<string, string>) =>
        call.state.workloads.put({ ...workload, tags }),
    };
  }
  const lens = call.state.lenses.customLens(arn, call.source);
  if (!lens || lens.account !== call.source.account) {
    throw notFound('RESOURCE', arn);
  }
  return {
    tags: lens.tags,
    write: (tags: Record<string, string>) =>
      call.state.lenses.put({ ...lens, tags }),
  };
}

export function listTagsForResource(
  input: Checked<ListTagsForResourceInput>,
  call: Call,
): ListTagsForResourceOutput {
  return { Tags: tagged(input.WorkloadArn, call).tags };
}

export function tagResource(
  input: Checked<TagResourceInput>,
  call: Call,
): object {
  const { tags, write } = tagged(input.WorkloadArn, call);
  write({ ...tags, ...input.Tags });
  return {};
}

export function untagResource(
  input: Checked<UntagResourceInput>,
  call: Call,
): object {
  const { tags, write } = tagged(input.WorkloadArn, call);
  const removed = new Set(input.TagKeys);
  write(
    Object.fromEntries(
      Object.entries(tags).filter(([key]) => !removed.has(key)),
    ),
  );
  return {};
}
