import type {
  ListNotificationsInput,
  ListNotificationsOutput,
  NotificationSummary,
} from '@aws-sdk/client-wellarchitected';
import { page } from '../protocol/paging';
import { findWorkload, type Call, type Checked } from './call';

function notificationsOf(
  workloadId: string,
  call: Call,
): NotificationSummary[] {
  const workload = findWorkload(workloadId, call);
  return workload.reviews.flatMap((review): NotificationSummary[] => {
    const newest = call.state.lenses.newest(review.lensArn, call.source);
    if (!newest || newest.version === review.lensVersion) {
      return [];
    }
    return [
      {
        Type: 'LENS_VERSION_UPGRADED',
        LensUpgradeSummary: {
          WorkloadId: workload.id,
          WorkloadName: workload.name,
          LensAlias: newest.alias,
          LensArn: newest.arn,
          CurrentLensVersion: review.lensVersion,
          LatestLensVersion: newest.version,
        },
      },
    ];
  });
}

export function listNotifications(
  input: Checked<ListNotificationsInput>,
  call: Call,
): ListNotificationsOutput {
  const workloadIds = input.WorkloadId
    ? [input.WorkloadId]
    : call.state.workloads.visibleTo(call.source).map(({ id }) => id);
  const { items, nextToken } = page(
    workloadIds.flatMap(id => notificationsOf(id, call)),
    input,
    [call.operation, call.source, input.WorkloadId],
    { largest: 50 },
  );
  return { NotificationSummaries: items, NextToken: nextToken };
}
