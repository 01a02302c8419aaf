import { createHash } from 'crypto';
import type { ConsolidatedReportMetric } from '@aws-sdk/client-wellarchitected';
import { lensAliasOf } from './lensAlias';
import { toRiskCounts } from './riskCounts';
import type { ReportedWorkload } from './types';

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
    hash: createHash('sha256').update(JSON.stringify(lenses)).digest('hex'),
  };
}
