import { Risk, RiskCounts } from 'backstage-plugin-well-architected-common';

/** What a listing tells of a workload. */
export interface WorkloadSummary {
  workloadId: string;
  workloadArn: string;
  workloadName: string;
  /** The account that owns it; another one where it is shared. */
  ownerAccountId: string;
  updatedAt: string;
  improvementStatus: string | null;
  /** Questions at high risk, of all lenses. */
  highRisks: number;
  /** Another one whenever anything that a listing tells is another. */
  hash: string;
}

/** What the tagging API tells of a workload; it leaves out those without tags. */
export interface TaggedWorkload {
  workloadArn: string;
  tags: Record<string, string>;
}

/** What the consolidated report tells of a workload. */
export interface ReportedWorkload {
  workloadId: string;
  updatedAt: string;
  lenses: ReportedLens[];
  /** Another one whenever anything that the report tells of them is another. */
  hash: string;
}

/** One lens of a workload, as the consolidated report tells it: without names. */
export interface ReportedLens {
  lensArn: string;
  lensAlias: string;
  pillars: Array<{ pillarId: string; riskCounts: RiskCounts }>;
  /** Those at high or medium risk. */
  questions: Array<{
    questionId: string;
    pillarId: string;
    risk: Risk;
    /** The choice ids of what is missing. */
    improvements: string[];
  }>;
}

/** Everything that is stored of a workload, but for its milestones. */
export interface WorkloadContent {
  /** As it was when the read began. */
  summary: WorkloadSummary;
  environment: string | null;
  reviewOwner: string | null;
  description: string;
  notes: string;
  tags: Record<string, string>;
  /** Pillar ids, the most important first; empty where nobody set them. */
  pillarPriorities: string[];
  lensReviews: LensReviewContent[];
}

/** One lens of a workload. */
export interface LensReviewContent {
  lensAlias: string;
  lensArn: string;
  lensName: string;
  lensVersion: string;
  lensStatus: string;
  notes: string;
  updatedAt: string;
  pillars: PillarContent[];
  questions: QuestionContent[];
}

/** A pillar of a lens review, in the order of the lens. */
export interface PillarContent {
  pillarId: string;
  pillarName: string;
  riskCounts: RiskCounts;
}

/** A question of a lens review, in the order of the lens. */
export interface QuestionContent {
  questionId: string;
  pillarId: string;
  title: string;
  risk: Risk;
  applicable: boolean;
  reason: string | null;
  jiraIssueUrl: string | null;
  /** Whether a profile of the workload puts it first. */
  prioritized: boolean;
  /** The texts, the same for every review of the lens version. */
  choices: ChoiceContent[];
  /** What was answered, by choice id. */
  choiceAnswers: Record<string, ChoiceAnswerContent>;
  /** The choice ids of the improvement plan. */
  improvements: string[];
}

/** A best practice of a question, as the lens words it. */
export interface ChoiceContent {
  choiceId: string;
  title: string;
  description?: string;
  improvementText?: string;
  improvementUrl?: string;
}

/** How a best practice was answered. */
export interface ChoiceAnswerContent {
  status: 'SELECTED' | 'UNSELECTED' | 'NOT_APPLICABLE';
  reason?: string;
}

/** A state of the review that somebody kept. It never changes. */
export interface MilestoneContent {
  number: number;
  name: string;
  recordedAt: string;
  lenses: Array<{
    lensAlias: string;
    lensName: string;
    pillars: PillarContent[];
  }>;
}

/** What only a question opened by itself tells. */
export interface AnswerContent {
  notes: string;
  description: string | null;
  helpfulResourceUrl: string | null;
}
