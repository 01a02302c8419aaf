import {
  reportHashOf,
  type MilestoneContent,
  type WorkloadContent,
} from '../aws';
import type { FollowRisks } from '../remediation/followRisks';
import { parseEntityRefs } from '../links/parseEntityRefs';
import type { MilestoneCommit, WorkloadCommit } from '../store/WorkloadCommit';

/** How the content of a workload is stored. */
export function toWorkloadCommit(input: {
  content: WorkloadContent;
  /** Those that are not stored yet. */
  milestones: MilestoneContent[];
  /** When the read began. */
  readAt: string;
  /** The hash of the listing that asked for the read, if one did. */
  askedFor: string | null;
  listedHash: string | null;
  linkTag: string;
  followRisks: FollowRisks;
  /** The sync that read it. */
  syncRunId: string;
}): WorkloadCommit {
  const { content, readAt, askedFor, listedHash, linkTag } = input;
  const { summary } = content;
  return {
    workload: {
      id: summary.workloadId,
      name: summary.workloadName,
      environment: content.environment,
      review_owner: content.reviewOwner,
      improvement_status: summary.improvementStatus,
      description: content.description,
      notes: content.notes,
      tags: JSON.stringify(content.tags),
      aws_updated_at: summary.updatedAt,
      // The next listing is compared with this one, not with the read: one that
      // AWS words otherwise would be read again for ever.
      read_hash: askedFor ?? summary.hash,
      read_report_hash: reportHashOf(content.lensReviews),
      read_at: readAt,
    },
    listedHash,
    lensReviews: content.lensReviews.map(review => ({
      review: {
        lens_alias: review.lensAlias,
        lens_arn: review.lensArn,
        lens_name: review.lensName,
        lens_version: review.lensVersion,
        lens_status: review.lensStatus,
        notes: review.notes,
        aws_updated_at: review.updatedAt,
      },
      pillars: review.pillars,
      answers: review.questions.map(question => ({
        question_id: question.questionId,
        pillar_id: question.pillarId,
        risk: question.risk,
        applicable: question.applicable,
        reason: question.reason,
        choices: JSON.stringify(question.choiceAnswers),
        improvements: JSON.stringify(question.improvements),
        jira_issue_url: question.jiraIssueUrl,
      })),
    })),
    milestones: input.milestones.map(toMilestoneCommit),
    taggedEntityRefs: parseEntityRefs(content.tags[linkTag]),
    followRisks: tasks =>
      input.followRisks({
        workloadId: summary.workloadId,
        tasks,
        reviews: content.lensReviews,
        pillarPriorities: content.pillarPriorities,
        now: readAt,
        syncRunId: input.syncRunId,
      }),
  };
}

/** How a milestone is stored. */
export function toMilestoneCommit({
  recordedAt,
  ...milestone
}: MilestoneContent): MilestoneCommit {
  return { ...milestone, recorded_at: recordedAt };
}
