import { createHash } from 'crypto';
import type { ConsolidatedReportMetric } from '@aws-sdk/client-wellarchitected';
import { lensAliasOf } from './lensAlias';
import { toRiskCounts } from './riskCounts';
import type {
  LensReviewContent,
  ReportedLens,
  ReportedWorkload,
} from './types';

/**
 * A workload of the consolidated report. Its hash is another one whenever
 * anything is that the report tells of its reviews.
 */
export function toReportedWorkload(
  metric: ConsolidatedReportMetric,
): ReportedWorkload {
  const lenses = (metric.Lenses ?? []).map(lens => {
    const lensArn = lens.LensArn ?? '';
    const pillars = lens.Pillars ?? [];
    return {
      lensArn,
      lensAlias: lensAliasOf(lensArn),
      pillars: pillars.map(pillar => ({
        pillarId: pillar.PillarId ?? '',
        riskCounts: toRiskCounts(pillar.RiskCounts),
      })),
      questions: pillars.flatMap(pillar =>
        (pillar.Questions ?? []).map(question => ({
          questionId: question.QuestionId ?? '',
          pillarId: pillar.PillarId ?? '',
          risk: question.Risk ?? ('UNANSWERED' as const),
          improvements: (question.BestPractices ?? []).map(
            ({ ChoiceId }) => ChoiceId ?? '',
          ),
        })),
      ),
    };
  });
  return {
    workloadId: metric.WorkloadId ?? '',
    updatedAt: (metric.UpdatedAt ?? new Date(0)).toISOString(),
    lenses,
    hash: reportHash(lenses),
  };
}

/** The hash of what a report would tell of a workload that was read in depth. */
export function reportHashOf(lensReviews: LensReviewContent[]): string {
  return reportHash(
    lensReviews.map(({ lensArn, pillars, questions }) => ({
      lensArn,
      pillars,
      questions: questions.filter(
        ({ risk }) => risk === 'HIGH' || risk === 'MEDIUM',
      ),
    })),
  );
}

type Told = Pick<ReportedLens, 'lensArn' | 'pillars' | 'questions'>;

/** Whatever order things are told in. */
function reportHash(lenses: Told[]): string {
  const sorted = lenses
    .map(({ lensArn, pillars, questions }) => [
      lensArn,
      pillars
        .map(({ pillarId, riskCounts }) => [pillarId, riskCounts])
        .sort(byFirst),
      questions
        .map(({ questionId, risk, improvements }) => [
          questionId,
          risk,
          [...improvements].sort(),
        ])
        .sort(byFirst),
    ])
    .sort(byFirst);
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

function byFirst([a]: unknown[], [b]: unknown[]): number {
  return String(a).localeCompare(String(b));
}
