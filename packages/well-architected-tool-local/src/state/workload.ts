import type {
  AnswerReason,
  ChoiceReason,
  ChoiceStatus,
  PermissionType,
  ShareStatus,
  TrustedAdvisorIntegrationStatus,
  WorkloadEnvironment,
  WorkloadImprovementStatus,
} from '@aws-sdk/client-wellarchitected';

/** What was said of one choice of a question. */
export interface ChoiceAnswer {
  status: ChoiceStatus;
  reason?: ChoiceReason;
  notes?: string;
}

/** The answer to one question; choices that were never touched are left out. */
export interface Answer {
  isApplicable: boolean;
  reason?: AnswerReason;
  notes?: string;
  choices: Record<string, ChoiceAnswer>;
  jiraIssueUrl?: string;
}

/** A workload's review by one lens. Times are milliseconds since 1970, here as everywhere in the state. */
export interface LensReview {
  lensArn: string;
  lensVersion: string;
  updatedAt: number;
  notes?: string;
  pillarNotes: Record<string, string>;
  answers: Record<string, Answer>;
}

/** A workload offered to another account. */
export interface WorkloadShare {
  id: string;
  sharedWith: string;
  permission: PermissionType;
  status: ShareStatus;
}

/** Everything of a workload that a milestone freezes. */
export interface WorkloadSnapshot {
  id: string;
  arn: string;
  /** The account that owns it. */
  account: string;
  region: string;
  name: string;
  description: string;
  environment: WorkloadEnvironment;
  updatedAt: number;
  accountIds: string[];
  awsRegions: string[];
  nonAwsRegions: string[];
  pillarPriorities: string[];
  architecturalDesign?: string;
  reviewOwner?: string;
  reviewOwnerUpdateIsAcknowledged?: boolean;
  reviewRestrictedFrom: number;
  industryType?: string;
  industry?: string;
  notes?: string;
  improvementStatus: WorkloadImprovementStatus;
  trustedAdvisor?: TrustedAdvisorIntegrationStatus;
  applications: string[];
  profileArns: string[];
  jiraProjectKey?: string;
  tags: Record<string, string>;
  reviews: LensReview[];
}

/** A frozen copy of a workload. */
export interface Milestone {
  number: number;
  name: string;
  recordedAt: number;
  workload: WorkloadSnapshot;
}

/** A workload as the local tool keeps it. */
export interface Workload extends WorkloadSnapshot {
  /** Its place in listings: sample workloads first, then those created, in order. */
  position: number;
  shares: WorkloadShare[];
  milestones: Milestone[];
}
