import type {
  Workload as WorkloadOutput,
  WorkloadSummary,
} from '@aws-sdk/client-wellarchitected';
import {
  countRisksOfReviews,
  withoutZeroCounts,
  type RiskCounts,
} from '../lenses/risk';
import type { Workload, WorkloadSnapshot } from '../state/workload';
import type { Call } from './call';
import { isPrioritized, profilesOf } from './priorities';

function prioritizedRiskCounts(
  workload: WorkloadSnapshot,
  { state }: Call,
): Partial<RiskCounts> {
  return withoutZeroCounts(
    countRisksOfReviews(workload.reviews, review =>
      state.lenses
        .lensOfReview(review)
        .questions.filter(question => isPrioritized(workload, question)),
    ),
  );
}

function aliasesOf(workload: WorkloadSnapshot, { state }: Call): string[] {
  return workload.reviews.map(
    review => state.lenses.lensOfReview(review).alias,
  );
}

/** The counts of a whole workload, as the service gives them: without zeros. */
export function workloadRiskCounts(
  workload: WorkloadSnapshot,
  { state }: Call,
): Partial<RiskCounts> {
  return withoutZeroCounts(
    countRisksOfReviews(
      workload.reviews,
      review => state.lenses.lensOfReview(review).questions,
    ),
  );
}

/** A workload as listings and milestones show it. */
export function workloadSummary(
  workload: WorkloadSnapshot,
  call: Call,
): WorkloadSummary {
  return {
    WorkloadId: workload.id,
    WorkloadArn: workload.arn,
    WorkloadName: workload.name,
    Owner: workload.account,
    UpdatedAt: new Date(workload.updatedAt),
    Lenses: aliasesOf(workload, call),
    RiskCounts: workloadRiskCounts(workload, call),
    ImprovementStatus: workload.improvementStatus,
    Profiles: profilesOf(workload),
    PrioritizedRiskCounts: prioritizedRiskCounts(workload, call),
  };
}

/** A workload as GetWorkload shows it. */
export function workloadOutput(
  workload: WorkloadSnapshot,
  call: Call,
): WorkloadOutput {
  return {
    WorkloadId: workload.id,
    WorkloadArn: workload.arn,
    WorkloadName: workload.name,
    Description: workload.description,
    Environment: workload.environment,
    UpdatedAt: new Date(workload.updatedAt),
    AccountIds: workload.accountIds,
    AwsRegions: workload.awsRegions,
    NonAwsRegions: workload.nonAwsRegions,
    ArchitecturalDesign: workload.architecturalDesign,
    ReviewOwner: workload.reviewOwner,
    ReviewRestrictionDate: new Date(workload.reviewRestrictedFrom),
    IsReviewOwnerUpdateAcknowledged:
      workload.reviewOwnerUpdateIsAcknowledged ?? false,
    IndustryType: workload.industryType,
    Industry: workload.industry,
    Notes: workload.notes,
    ImprovementStatus: workload.improvementStatus,
    RiskCounts: workloadRiskCounts(workload, call),
    PillarPriorities: workload.pillarPriorities,
    Lenses: aliasesOf(workload, call),
    Owner: workload.account,
    ShareInvitationId: shareOf(workload, call),
    Tags: workload.tags,
    DiscoveryConfig: {
      TrustedAdvisorIntegrationStatus: workload.trustedAdvisor ?? 'DISABLED',
      WorkloadResourceDefinition: ['WORKLOAD_METADATA'],
    },
    Applications: workload.applications,
    Profiles: profilesOf(workload),
    PrioritizedRiskCounts: prioritizedRiskCounts(workload, call),
    JiraConfiguration: workload.jiraProjectKey
      ? {
          IssueManagementStatus: 'ENABLED',
          IssueManagementType: 'AUTO',
          JiraProjectKey: workload.jiraProjectKey,
        }
      : undefined,
  };
}

function shareOf(
  workload: WorkloadSnapshot & Partial<Pick<Workload, 'shares'>>,
  { source }: Call,
): string | undefined {
  return workload.shares?.find(
    ({ sharedWith }) => sharedWith === source.account,
  )?.id;
}
