import type { ReportedLens, ReportedWorkload } from '../aws';
import type { ScoresCommit } from '../store/commitScores';
import type { LensTexts } from '../store/LensStore';

/** How a lens is named, as far as one of its reviews has been read. */
export type LensNames = Omit<LensTexts, 'questions'>;

/**
 * How the scores of a workload are stored that has no details yet. The report
 * names neither lenses nor pillars: their names are those of a lens version
 * that was read before, and their ids where there is none.
 */
export function toScoresCommit(
  { workloadId, updatedAt, lenses, hash }: ReportedWorkload,
  namesOf: (lensArn: string) => LensNames | undefined,
): ScoresCommit {
  return {
    id: workloadId,
    reportHash: hash,
    lensReviews: lenses.map(lens => {
      const names = namesOf(lens.lensArn);
      return {
        review: {
          lens_alias: lens.lensAlias,
          lens_arn: lens.lensArn,
          lens_name: names?.lensName ?? lens.lensAlias,
          lens_version: names?.lensVersion ?? '',
          lens_status: '',
          notes: '',
          aws_updated_at: updatedAt,
        },
        pillars: inOrder(lens, names).map(({ pillarId, riskCounts }) => ({
          pillarId,
          pillarName:
            names?.pillars.find(pillar => pillar.pillarId === pillarId)
              ?.pillarName ?? pillarId,
          riskCounts,
        })),
        answers: lens.questions.map(question => ({
          question_id: question.questionId,
          pillar_id: question.pillarId,
          risk: question.risk,
          improvements: JSON.stringify(question.improvements),
        })),
      };
    }),
  };
}

/** The pillars of a report in the order of the lens. */
function inOrder({ pillars }: ReportedLens, names: LensNames | undefined) {
  const places = new Map(
    names?.pillars.map(({ pillarId }, place) => [pillarId, place]),
  );
  const placeOf = ({ pillarId }: { pillarId: string }) =>
    places.get(pillarId) ?? places.size;
  return [...pillars].sort((a, b) => placeOf(a) - placeOf(b));
}
