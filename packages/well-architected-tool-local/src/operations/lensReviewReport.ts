import type {
  GetLensReviewReportInput,
  GetLensReviewReportOutput,
} from '@aws-sdk/client-wellarchitected';
import { countRisks, riskOf } from '../lenses/risk';
import { findReview, findSnapshot, type Call, type Checked } from './call';
import { pdfOf, reportLine } from './pdf';

export function getLensReviewReport(
  input: Checked<GetLensReviewReportInput>,
  call: Call,
): GetLensReviewReportOutput {
  const { WorkloadId, MilestoneNumber } = input;
  const workload = findSnapshot(WorkloadId, MilestoneNumber, call);
  const review = findReview(workload, input.LensAlias, call);
  const lens = call.state.lenses.lensOfReview(review);
  const counts = countRisks(lens.questions, review);
  const lines = [
    workload.name,
    reportLine(`${lens.name}, version ${lens.version}`, counts),
    '',
    ...lens.questions.map(
      question =>
        `${riskOf(question, review.answers[question.id])}: ${question.title}`,
    ),
  ];
  return {
    WorkloadId,
    MilestoneNumber,
    LensReviewReport: {
      LensAlias: lens.alias,
      LensArn: lens.arn,
      Base64String: pdfOf(lines).toString('base64'),
    },
  };
}
