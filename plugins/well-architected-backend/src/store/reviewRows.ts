import type { OwnedTaskRow } from './namedTasks';
import type { ColumnsOf } from './prepareReading';
import type {
  EntityRow,
  LensReviewRow,
  LinkRow,
  MilestonePillarRow,
  MilestoneRow,
  PillarReviewRow,
  RiskCountColumns,
  ScoreHistoryRow,
  TaskRow,
  WorkloadRow,
} from './tables';

/** The rows that reviews are made of, and their columns. */

/** A workload as it is shown, with what its source fails of, and when it was last reviewed. */
export interface ReviewedWorkloadRow
  extends Pick<
    WorkloadRow,
    | 'id'
    | 'arn'
    | 'source_id'
    | 'account_id'
    | 'region'
    | 'name'
    | 'environment'
    | 'review_owner'
    | 'improvement_status'
    | 'description'
    | 'notes'
    | 'aws_updated_at'
    | 'read_at'
    | 'scored_at'
    | 'archived_at'
    | 'problem'
  > {
  source_problem: string | null;
  /** The last change of any of its lens reviews at AWS. */
  reviewed_at: string | null;
}

/** What a review shows of some workloads, table by table. */
export interface ReviewRows {
  workloads: ReviewedWorkloadRow[];
  /** Also those to other entities. */
  links: LinkRow[];
  lensReviews: LensReviewRow[];
  pillars: PillarReviewRow[];
  milestonePillars: MilestonePillarRow[];
  taskCounts: TaskCountRow[];
}

/** What the review of an entity shows. */
export interface EntityReviewRows extends ReviewRows {
  /** The entity itself, where the catalog had it when it was last asked. */
  entity: KnownEntityRow[];
  /** The tasks to be done first. */
  firstTasks: OwnedTaskRow[];
}

/** What is shown of one workload. */
export interface WorkloadReviewRows extends ReviewRows {
  /** The oldest first. */
  milestones: MilestoneRow[];
  /** Its scores each time that they changed, the oldest first. */
  history: ScoreHistoryRow[];
}

/** An entity that the catalog is known to have. */
export type KnownEntityRow = Pick<EntityRow, 'entity_ref'>;

/** How many tasks of a pillar have one risk and state. */
export type TaskCountRow = Pick<
  TaskRow,
  'workload_id' | 'lens_alias' | 'pillar_id' | 'risk' | 'state'
> & {
  tasks: number;
  /** How many of them are due on a day that is over. */
  past_due: number;
};

const RISK_COUNTS: ColumnsOf<RiskCountColumns> = {
  high: true,
  medium: true,
  none: true,
  unanswered: true,
  not_applicable: true,
};

export const KNOWN_ENTITY: ColumnsOf<KnownEntityRow> = { entity_ref: true };

export const REVIEWED_WORKLOAD: ColumnsOf<ReviewedWorkloadRow> = {
  id: true,
  arn: true,
  source_id: true,
  account_id: true,
  region: true,
  name: true,
  environment: true,
  review_owner: true,
  improvement_status: true,
  description: true,
  notes: true,
  aws_updated_at: true,
  read_at: true,
  scored_at: true,
  archived_at: true,
  problem: true,
  source_problem: true,
  reviewed_at: true,
};

export const LINK: ColumnsOf<LinkRow> = {
  workload_id: true,
  entity_ref: true,
  origin: true,
  created_at: true,
  created_by: true,
};

export const LENS_REVIEW: ColumnsOf<LensReviewRow> = {
  workload_id: true,
  lens_alias: true,
  lens_arn: true,
  lens_name: true,
  lens_version: true,
  lens_status: true,
  notes: true,
  aws_updated_at: true,
};

export const PILLAR_REVIEW: ColumnsOf<PillarReviewRow> = {
  workload_id: true,
  lens_alias: true,
  pillar_id: true,
  pillar_name: true,
  position: true,
  ...RISK_COUNTS,
};

export const MILESTONE_PILLAR: ColumnsOf<MilestonePillarRow> = {
  workload_id: true,
  number: true,
  lens_alias: true,
  lens_name: true,
  pillar_id: true,
  pillar_name: true,
  position: true,
  ...RISK_COUNTS,
};

export const TASK_COUNT: ColumnsOf<TaskCountRow> = {
  workload_id: true,
  lens_alias: true,
  pillar_id: true,
  risk: true,
  state: true,
  tasks: true,
  past_due: true,
};

export const MILESTONE: ColumnsOf<MilestoneRow> = {
  workload_id: true,
  number: true,
  name: true,
  recorded_at: true,
};

export const SCORE: ColumnsOf<ScoreHistoryRow> = {
  workload_id: true,
  lens_alias: true,
  at: true,
  ...RISK_COUNTS,
};
