import type { TaskState } from 'backstage-plugin-well-architected-common';
import type { NoticeKind } from './Notice';

/** The rows of the database, as `migrations/` made them. */

export interface RiskCountColumns {
  high: number;
  medium: number;
  none: number;
  unanswered: number;
  not_applicable: number;
}

export interface SourceRow {
  id: string;
  name: string;
  account_id: string | null;
  region: string;
  configured: boolean;
  last_listed_at: string | null;
  listing_due_at: string;
  told_at: string | null;
  held_archive: string | null;
  problem: string | null;
  comparison_due_at: string | null;
  synced_at: string | null;
  failed_runs: number;
}

export interface SyncRunRow {
  id: string;
  source_id: string;
  scope: 'source' | 'workloads';
  workload_ids: string | null;
  trigger: 'schedule' | 'person' | 'event';
  requested_by: string | null;
  state: 'queued' | 'running' | 'succeeded' | 'incomplete' | 'failed';
  done: number;
  total: number | null;
  listed: number | null;
  archived: number | null;
  queued_at: string;
  started_at: string | null;
  finished_at: string | null;
  problem: string | null;
  failures: string | null;
  phase: 'listing' | 'report' | 'details';
  progress: string | null;
  due_at: string;
}

export interface WorkloadRow {
  id: string;
  arn: string;
  source_id: string;
  account_id: string;
  region: string;
  name: string;
  environment: string | null;
  review_owner: string | null;
  improvement_status: string | null;
  description: string;
  notes: string;
  tags: string;
  aws_updated_at: string;
  read_hash: string | null;
  read_at: string | null;
  archived_at: string | null;
  problem: string | null;
  listed_hash: string | null;
  high_risks: number;
  report_hash: string | null;
  read_report_hash: string | null;
  scored_at: string | null;
  views: number;
  failed_at: string | null;
}

/** The condition under which a workload is to be read, as its index words it. */
export const TO_READ =
  'archived_at is null and (read_hash is null or read_hash <> listed_hash)';

export interface LensVersionRow {
  lens_arn: string;
  lens_version: string;
  lens_name: string;
  pillars: string;
  read_at: string;
}

export interface LensQuestionRow {
  lens_arn: string;
  lens_version: string;
  question_id: string;
  pillar_id: string;
  position: number;
  title: string;
  description: string | null;
  helpful_resource_url: string | null;
  choices: string;
}

export interface LensReviewRow {
  workload_id: string;
  lens_alias: string;
  lens_arn: string;
  lens_name: string;
  lens_version: string;
  lens_status: string;
  notes: string;
  aws_updated_at: string;
}

export interface PillarReviewRow extends RiskCountColumns {
  workload_id: string;
  lens_alias: string;
  pillar_id: string;
  pillar_name: string;
  position: number;
}

export interface AnswerRow {
  workload_id: string;
  lens_alias: string;
  question_id: string;
  pillar_id: string;
  risk: string;
  applicable: boolean;
  reason: string | null;
  choices: string;
  improvements: string;
  jira_issue_url: string | null;
  notes: string | null;
  notes_read_at: string | null;
}

export interface MilestoneRow {
  workload_id: string;
  number: number;
  name: string;
  recorded_at: string;
}

export interface MilestonePillarRow extends RiskCountColumns {
  workload_id: string;
  number: number;
  lens_alias: string;
  lens_name: string;
  pillar_id: string;
  pillar_name: string;
  position: number;
}

export interface ScoreHistoryRow extends RiskCountColumns {
  workload_id: string;
  lens_alias: string;
  at: string;
}

export interface LinkRow {
  workload_id: string;
  entity_ref: string;
  origin: 'annotation' | 'tag' | 'person';
  created_at: string;
  created_by: string | null;
}

export interface EntityRow {
  entity_ref: string;
  in_catalog: boolean;
  /** When the catalog is to be asked for it again. */
  ask_again_at: string;
  /** Since when the catalog has not had it. */
  missing_since: string | null;
  owner_ref: string | null;
}

export interface TaskRow {
  id: string;
  workload_id: string;
  lens_alias: string;
  question_id: string;
  pillar_id: string;
  title: string;
  risk: string;
  state: TaskState;
  state_changed_at: string;
  owner_ref: string | null;
  due_date: string | null;
  note: string;
  ticket_url: string | null;
  acceptance_reason: string | null;
  approved_by: string | null;
  accepted_until: string | null;
  /** The place in a person's own order, 1 being the first. */
  rank: number | null;
  /** Where AWS puts it, low being first. */
  priority: number;
  /** The question's place in its lens. */
  position: number;
  /** What to fix first, as text that sorts so. */
  fix_order: string;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface TaskHistoryRow {
  task_id: string;
  version: number;
  field: string;
  at: string;
  actor: string;
  before: string | null;
  after: string | null;
  /** JSON: why the state changed, where no person chose it. */
  reason: string | null;
  sync_run_id: string | null;
}

export interface TaskStepRow {
  task_id: string;
  choice_id: string;
  /** Counts the ticks of a step. */
  number: number;
  done: boolean;
  at: string;
  actor: string;
}

export interface TaskCommentRow {
  id: string;
  task_id: string;
  at: string;
  author: string;
  text: string;
  idempotency_key: string;
}

export interface TaskNoticeRow {
  id: string;
  kind: NoticeKind;
  /** Null for a notice of several tasks. */
  task_id: string | null;
  /** JSON: the notice. */
  about: string;
  created_at: string;
  attempts: number;
  /** Null when it is sent, or is not going to be. */
  next_try_at: string | null;
  sent_at: string | null;
}
