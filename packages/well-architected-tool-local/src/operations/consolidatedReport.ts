import type {
  ConsolidatedReportMetric,
  GetConsolidatedReportInput,
  GetConsolidatedReportOutput,
  LensMetric,
} from '@aws-sdk/client-wellarchitected';
import type { Question } from '../lenses/lens';
import { isNoneOfThese } from '../lenses/lensDocument';
import { countRisks, riskOf, withoutZeroCounts } from '../lenses/risk';
import { page } from '../protocol/paging';
import type { LensReview, Workload } from '../state/workload';
import { findWorkload, type Call, type Checked } from './call';
import { pdfOf, reportLine } from './pdf';
import { workloadRiskCounts } from './workloadView';

function questionsAtRisk(questions: readonly Question[], review: LensReview) {
  return questions.flatMap(question => {
    const answer = review.answers[question.id];
    const risk = riskOf(question, answer);
    if (risk !== 'HIGH' && risk !== 'MEDIUM') {
      return [];
    }
    const missing = question.choices.filter(
      ({ id }) =>
        !isNoneOfThese(id) &&
        (answer?.choices[id]?.status ?? 'UNSELECTED') === 'UNSELECTED',
    );
    return [
      {
        QuestionId: question.id,
        Risk: risk,
        BestPractices: missing.map(({ id, title }) => ({
          ChoiceId: id,
          ChoiceTitle: title,
        })),
      },
    ];
  });
}

function lensMetric(review: LensReview, { state }: Call): LensMetric {
  const lens = state.lenses.lensOfReview(review);
  return {
    LensArn: lens.arn,
    Pillars: lens.pillars.map(({ id }) => {
      const questions = lens.questions.filter(
        ({ pillarId }) => pillarId === id,
      );
      return {
        PillarId: id,
        RiskCounts: withoutZeroCounts(countRisks(questions, review)),
        Questions: questionsAtRisk(questions, review),
      };
    }),
    RiskCounts: withoutZeroCounts(countRisks(lens.questions, review)),
  };
}

function metricOf(workload: Workload, call: Call): ConsolidatedReportMetric {
  return {
    MetricType: 'WORKLOAD',
    RiskCounts: workloadRiskCounts(workload, call),
    WorkloadId: workload.id,
    WorkloadName: workload.name,
    WorkloadArn: workload.arn,
    UpdatedAt: new Date(workload.updatedAt),
    Lenses: workload.reviews.map(review => lensMetric(review, call)),
    LensesAppliedCount: workload.reviews.length,
  };
}

export function getConsolidatedReport(
  input: Checked<GetConsolidatedReportInput>,
  call: Call,
): GetConsolidatedReportOutput {
  const includesShared = input.IncludeSharedResources ?? false;
  const workloads = call.state.workloads
    .visibleTo(call.source)
    .filter(({ account }) => includesShared || account === call.source.account);
  if (input.Format === 'PDF') {
    const lines = workloads.map(({ id, name }) =>
      reportLine(name, workloadRiskCounts(findWorkload(id, call), call)),
    );
    return { Base64String: pdfOf(lines).toString('base64') };
  }
  const { items, nextToken } = page(
    workloads,
    input,
    [call.operation, call.source, includesShared],
    { largest: 15, positionOf: ({ position }) => position },
  );
  return {
    Metrics: items.map(({ id }) => metricOf(findWorkload(id, call), call)),
    NextToken: nextToken,
  };
}
