import type {
  CreateWorkloadShareInput,
  CreateWorkloadShareOutput,
  DeleteWorkloadShareInput,
  ListShareInvitationsInput,
  ListShareInvitationsOutput,
  ListWorkloadSharesInput,
  ListWorkloadSharesOutput,
  UpdateShareInvitationInput,
  UpdateShareInvitationOutput,
} from '@aws-sdk/client-wellarchitected';
import { randomBytes } from 'node:crypto';
import { conflict, invalidField, notFound } from '../protocol/errors';
import { page } from '../protocol/paging';
import type { Workload } from '../state/workload';
import {
  findWorkload,
  once,
  requireOwner,
  type Call,
  type Checked,
} from './call';

function ownWorkload(id: string, call: Call): Workload {
  const workload = findWorkload(id, call);
  requireOwner(workload, call);
  return structuredClone(workload);
}

export function createWorkloadShare(
  input: Checked<CreateWorkloadShareInput>,
  call: Call,
): CreateWorkloadShareOutput {
  return once(input.ClientRequestToken, call, () => {
    const workload = ownWorkload(input.WorkloadId, call);
    const { SharedWith: sharedWith } = input;
    if (sharedWith === call.source.account) {
      throw invalidField(
        'SharedWith',
        'A workload cannot be shared with its owner',
      );
    }
    if (workload.shares.some(share => share.sharedWith === sharedWith)) {
      throw conflict(
        'WORKLOAD_SHARE',
        workload.id,
        `Already shared with ${sharedWith}`,
      );
    }
    const id = randomBytes(16).toString('hex');
    workload.shares.push({
      id,
      sharedWith,
      permission: input.PermissionType,
      status: 'PENDING',
    });
    call.state.workloads.put(workload);
    return { WorkloadId: workload.id, ShareId: id };
  });
}

export function deleteWorkloadShare(
  input: Checked<DeleteWorkloadShareInput>,
  call: Call,
): object {
  return once(input.ClientRequestToken, call, () => {
    const workload = ownWorkload(input.WorkloadId, call);
    const shares = workload.shares.filter(({ id }) => id !== input.ShareId);
    if (shares.length === workload.shares.length) {
      throw notFound('WORKLOAD_SHARE', input.ShareId);
    }
    call.state.workloads.put({ ...workload, shares });
    return {};
  });
}

export function listWorkloadShares(
  input: Checked<ListWorkloadSharesInput>,
  call: Call,
): ListWorkloadSharesOutput {
  const { WorkloadId, SharedWithPrefix = '', Status } = input;
  const { shares } = ownWorkload(WorkloadId, call);
  const { items, nextToken } = page(
    shares.filter(
      share =>
        share.sharedWith.startsWith(SharedWithPrefix) &&
        (!Status || share.status === Status),
    ),
    input,
    [call.operation, WorkloadId, SharedWithPrefix, Status],
    { largest: 50 },
  );
  return {
    WorkloadId,
    WorkloadShareSummaries: items.map(share => ({
      ShareId: share.id,
      SharedWith: share.sharedWith,
      PermissionType: share.permission,
      Status: share.status,
    })),
    NextToken: nextToken,
  };
}

export function listShareInvitations(
  input: Checked<ListShareInvitationsInput>,
  call: Call,
): ListShareInvitationsOutput {
  const { WorkloadNamePrefix = '', ShareResourceType } = input;
  const wantsWorkloads = !ShareResourceType || ShareResourceType === 'WORKLOAD';
  const invitations = (
    wantsWorkloads ? call.state.workloads.offeredTo(call.source) : []
  )
    .filter(({ name }) => name.startsWith(WorkloadNamePrefix))
    .flatMap(workload =>
      workload.shares
        .filter(
          ({ sharedWith, status }) =>
            sharedWith === call.source.account && status === 'PENDING',
        )
        .map(share => ({
          ShareInvitationId: share.id,
          SharedBy: workload.account,
          SharedWith: share.sharedWith,
          PermissionType: share.permission,
          ShareResourceType: 'WORKLOAD' as const,
          WorkloadName: workload.name,
          WorkloadId: workload.id,
        })),
    );
  const { items, nextToken } = page(
    invitations,
    input,
    [call.operation, call.source, WorkloadNamePrefix, ShareResourceType],
    { largest: 50 },
  );
  return { ShareInvitationSummaries: items, NextToken: nextToken };
}

export function updateShareInvitation(
  input: Checked<UpdateShareInvitationInput>,
  call: Call,
): UpdateShareInvitationOutput {
  const id = input.ShareInvitationId;
  const offered = call.state.workloads
    .offeredTo(call.source)
    .find(({ shares }) => shares.some(share => share.id === id));
  if (!offered) {
    throw notFound('SHARE_INVITATION', id);
  }
  const workload = structuredClone(offered);
  for (const share of workload.shares) {
    if (share.id === id) {
      share.status =
        input.ShareInvitationAction === 'ACCEPT' ? 'ACCEPTED' : 'REJECTED';
    }
  }
  call.state.workloads.put(workload);
  return {
    ShareInvitation: {
      ShareInvitationId: id,
      ShareResourceType: 'WORKLOAD',
      WorkloadId: workload.id,
    },
  };
}
