import { randomBytes } from 'node:crypto';
import type {
  CreateWorkloadInput,
  CreateWorkloadOutput,
  DeleteWorkloadInput,
  GetWorkloadInput,
  GetWorkloadOutput,
  ListWorkloadsInput,
  ListWorkloadsOutput,
  UpdateWorkloadInput,
  UpdateWorkloadOutput,
} from '@aws-sdk/client-wellarchitected';
import { workloadArn } from '../organisation/ids';
import { conflict, invalidField } from '../protocol/errors';
import { page } from '../protocol/paging';
import type { Workload } from '../state/workload';
import {
  changeWorkload,
  findWorkload,
  once,
  requireOwner,
  type Call,
  type Checked,
} from './call';
import { newReview } from './lensesOfWorkload';
import { workloadOutput, workloadSummary } from './workloadView';

const day = 24 * 60 * 60 * 1000;

/** AWS ignores spaces and capitals when it compares names. */
const plain = (name: string) => name.replace(/\s/g, '').toLowerCase();

function requireFreeName(name: string, call: Call, exceptId?: string): void {
  const taken = call.state.workloads
    .visibleTo(call.source)
    .find(other => other.id !== exceptId && plain(other.name) === plain(name));
  if (taken) {
    throw conflict(
      'WORKLOAD',
      taken.id,
      `A workload named ${name} already exists`,
    );
  }
}

export function listWorkloads(
  input: Checked<ListWorkloadsInput>,
  call: Call,
): ListWorkloadsOutput {
  const prefix = plain(input.WorkloadNamePrefix ?? '');
  const visible = call.state.workloads
    .visibleTo(call.source)
    .filter(({ name }) => prefix === '' || plain(name).startsWith(prefix));
  const { items, nextToken } = page(
    visible,
    input,
    [call.operation, call.source, prefix],
    { largest: 50, positionOf: ({ position }) => position },
  );
  return {
    WorkloadSummaries: items.map(({ id }) =>
      workloadSummary(findWorkload(id, call), call),
    ),
    NextToken: nextToken,
  };
}

export function getWorkload(
  input: Checked<GetWorkloadInput>,
  call: Call,
): GetWorkloadOutput {
  return {
    Workload: workloadOutput(findWorkload(input.WorkloadId, call), call),
  };
}

function applyDetails(
  workload: Workload,
  input: Partial<Omit<UpdateWorkloadInput, 'WorkloadId'>>,
): void {
  const changes: Partial<Workload> = {
    name: input.WorkloadName,
    description: input.Description,
    environment: input.Environment,
    accountIds: input.AccountIds,
    awsRegions: input.AwsRegions,
    nonAwsRegions: input.NonAwsRegions,
    pillarPriorities: input.PillarPriorities,
    architecturalDesign: input.ArchitecturalDesign,
    reviewOwner: input.ReviewOwner,
    reviewOwnerUpdateIsAcknowledged: input.IsReviewOwnerUpdateAcknowledged,
    industryType: input.IndustryType,
    industry: input.Industry,
    notes: input.Notes,
    improvementStatus: input.ImprovementStatus,
    trustedAdvisor: input.DiscoveryConfig?.TrustedAdvisorIntegrationStatus,
    applications: input.Applications,
    jiraProjectKey: input.JiraConfiguration?.JiraProjectKey,
  };
  const stated = Object.entries(changes).filter(
    ([, value]) => value !== undefined,
  );
  Object.assign(workload, Object.fromEntries(stated));
}

export function createWorkload(
  input: Checked<CreateWorkloadInput>,
  call: Call,
): CreateWorkloadOutput {
  return once(input.ClientRequestToken, call, () => {
    requireFreeName(input.WorkloadName, call);
    if (!input.AwsRegions?.length && !input.NonAwsRegions?.length) {
      throw invalidField(
        'AwsRegions',
        'Either AwsRegions or NonAwsRegions must be given',
      );
    }
    const { account, region } = call.source;
    const id = randomBytes(16).toString('hex');
    const workload: Workload = {
      id,
      arn: workloadArn(region, account, id),
      account,
      region,
      name: input.WorkloadName,
      description: input.Description,
      environment: input.Environment,
      updatedAt: call.now,
      accountIds: [],
      awsRegions: [],
      nonAwsRegions: [],
      pillarPriorities: [],
      reviewRestrictedFrom: call.now + 365 * day,
      improvementStatus: 'NOT_APPLICABLE',
      applications: [],
      profileArns: input.ProfileArns ?? [],
      tags: input.Tags ?? {},
      reviews: input.Lenses.map(alias => newReview(alias, call)),
      position: 0,
      shares: [],
      milestones: [],
    };
    applyDetails(workload, input);
    call.state.workloads.create(workload);
    return { WorkloadId: id, WorkloadArn: workload.arn };
  });
}

export function updateWorkload(
  input: Checked<UpdateWorkloadInput>,
  call: Call,
): UpdateWorkloadOutput {
  if (input.WorkloadName !== undefined) {
    requireFreeName(input.WorkloadName, call, input.WorkloadId);
  }
  const workload = changeWorkload(input.WorkloadId, call, draft =>
    applyDetails(draft, input),
  );
  return { Workload: workloadOutput(workload, call) };
}

export function deleteWorkload(
  input: Checked<DeleteWorkloadInput>,
  call: Call,
): object {
  return once(input.ClientRequestToken, call, () => {
    requireOwner(findWorkload(input.WorkloadId, call), call);
    call.state.workloads.delete(input.WorkloadId);
    return {};
  });
}
