import type { RiskCounts } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import type {
  AnswerRow,
  LensReviewRow,
  MilestoneRow,
  TaskHistoryRow,
  TaskRow,
  WorkloadRow,
} from './tables';

/** A pillar of a lens review or milestone, in the order of the lens. */
export interface PillarCommit {
  pillarId: string;
  pillarName: string;
  riskCounts: RiskCounts;
}

/** One lens of a workload, ready to be stored. */
export interface LensReviewCommit {
  review: Omit<LensReviewRow, 'workload_id'>;
  pillars: PillarCommit[];
  answers: AnswerCommit[];
}

/** An answer as a read in depth tells it: without its notes. */
export type AnswerCommit = Omit<
  AnswerRow,
  'workload_id' | 'lens_alias' | 'notes' | 'notes_read_at'
>;

/** A milestone, ready to be stored. */
export type MilestoneCommit = Omit<MilestoneRow, 'workload_id'> & {
  lenses: Array<{
    lensAlias: string;
    lensName: string;
    pillars: PillarCommit[];
  }>;
};

/** What changes with the tasks of a workload. */
export interface TaskChanges {
  inserts: TaskRow[];
  /** Rows as they become, their version raised by one where the history tells of it. */
  updates: TaskRow[];
  history: TaskHistoryRow[];
}

/** Everything that a read in depth stores. */
export interface WorkloadCommit {
  workload: Pick<
    WorkloadRow,
    | 'id'
    | 'name'
    | 'environment'
    | 'review_owner'
    | 'improvement_status'
    | 'description'
    | 'notes'
    | 'tags'
    | 'aws_updated_at'
    | 'read_report_hash'
  > & { read_hash: string; read_at: string };
  /** The `listed_hash` when the read began. */
  listedHash: string | null;
  lensReviews: LensReviewCommit[];
  /** Those that are not stored yet. */
  milestones: MilestoneCommit[];
  /** Entities that the tags of the workload name. */
  taggedEntityRefs: string[];
  /** Decides what the risks do to the tasks of the workload. */
  followRisks: (tasks: TaskRow[]) => TaskChanges;
}

/** What is stored of a workload before a read of it. */
export type Before = 'nothing' | 'scores' | 'details';

/** Stores a part of a read; tells whether that changed anything. */
export type StoreStep = (
  tx: Knex.Transaction,
  commit: WorkloadCommit,
  before: Before,
) => Promise<boolean>;
