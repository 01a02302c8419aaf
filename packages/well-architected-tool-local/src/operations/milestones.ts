import type {
  CreateMilestoneInput,
  CreateMilestoneOutput,
  GetMilestoneInput,
  GetMilestoneOutput,
  ListMilestonesInput,
  ListMilestonesOutput,
} from '@aws-sdk/client-wellarchitected';
import { AwsError, conflict, notFound } from '../protocol/errors';
import { page } from '../protocol/paging';
import type { Milestone, Workload } from '../state/workload';
import {
  changeWorkload,
  findWorkload,
  once,
  type Call,
  type Checked,
} from './call';
import { workloadOutput, workloadSummary } from './workloadView';

const mostMilestones = 100;

/** Freezes a workload as it is into a new milestone of it. */
export function addMilestone(
  draft: Workload,
  name: string,
  recordedAt: number,
): Milestone {
  if (draft.milestones.some(milestone => milestone.name === name)) {
    throw conflict(
      'MILESTONE',
      name,
      `A milestone named ${name} already exists`,
    );
  }
  if (draft.milestones.length >= mostMilestones) {
    throw new AwsError(
      'ServiceQuotaExceededException',
      `A workload can have at most ${mostMilestones} milestones`,
      { ResourceId: draft.id, ResourceType: 'MILESTONE' },
    );
  }
  const {
    milestones,
    shares: _shares,
    position: _position,
    ...snapshot
  } = draft;
  const milestone: Milestone = {
    number: milestones.length + 1,
    name,
    recordedAt,
    workload: structuredClone(snapshot),
  };
  milestones.push(milestone);
  return milestone;
}

export function createMilestone(
  input: Checked<CreateMilestoneInput>,
  call: Call,
): CreateMilestoneOutput {
  return once(input.ClientRequestToken, call, () => {
    const { id, milestones } = changeWorkload(
      input.WorkloadId,
      call,
      (draft, updatedAt) => addMilestone(draft, input.MilestoneName, updatedAt),
    );
    return { WorkloadId: id, MilestoneNumber: milestones.length };
  });
}

export function listMilestones(
  input: Checked<ListMilestonesInput>,
  call: Call,
): ListMilestonesOutput {
  const { id, milestones } = findWorkload(input.WorkloadId, call);
  const { items, nextToken } = page(milestones, input, [call.operation, id], {
    largest: 50,
  });
  return {
    WorkloadId: id,
    MilestoneSummaries: items.map(({ number, name, recordedAt, workload }) => ({
      MilestoneNumber: number,
      MilestoneName: name,
      RecordedAt: new Date(recordedAt),
      WorkloadSummary: workloadSummary(workload, call),
    })),
    NextToken: nextToken,
  };
}

export function getMilestone(
  input: Checked<GetMilestoneInput>,
  call: Call,
): GetMilestoneOutput {
  const { id, milestones } = findWorkload(input.WorkloadId, call);
  const found = milestones.find(
    ({ number }) => number === input.MilestoneNumber,
  );
  if (!found) {
    throw notFound('MILESTONE', String(input.MilestoneNumber));
  }
  return {
    WorkloadId: id,
    Milestone: {
      MilestoneNumber: found.number,
      MilestoneName: found.name,
      RecordedAt: new Date(found.recordedAt),
      Workload: workloadOutput(found.workload, call),
    },
  };
}
