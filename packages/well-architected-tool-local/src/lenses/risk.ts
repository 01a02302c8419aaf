import type { Risk } from '@aws-sdk/client-wellarchitected';
import type { Answer, LensReview } from '../state/workload';
import type { Question } from './lens';
import { isNoneOfThese } from './lensDocument';

/** How many questions carry each risk; every risk is there, also with zero. */
export type RiskCounts = Record<Risk, number>;

/**
 * Whether a question has been answered: a choice is selected, or every best
 * practice of it was set aside as not applicable.
 */
function isAnswered(question: Question, answer: Answer): boolean {
  const statusOf = (id: string) => answer.choices[id]?.status;
  const practices = question.choices.filter(({ id }) => !isNoneOfThese(id));
  return (
    question.choices.some(({ id }) => statusOf(id) === 'SELECTED') ||
    (practices.length > 0 &&
      practices.every(({ id }) => statusOf(id) === 'NOT_APPLICABLE'))
  );
}

/**
 * The risk that follows from an answer by its question's rules. A choice that
 * is not applicable holds nothing back, so it counts as in place.
 */
export function riskOf(question: Question, answer: Answer | undefined): Risk {
  if (answer && !answer.isApplicable) {
    return 'NOT_APPLICABLE';
  }
  if (!answer || !isAnswered(question, answer)) {
    return 'UNANSWERED';
  }
  const inPlace = (choiceId: string) => {
    const status = answer.choices[choiceId]?.status;
    return status === 'SELECTED' || status === 'NOT_APPLICABLE';
  };
  const rule = question.riskRules.find(({ condition }) =>
    condition.holds(inPlace),
  );
  return rule?.risk ?? 'HIGH';
}

/** Counts with no question in them. */
function noRisks(): RiskCounts {
  return { UNANSWERED: 0, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 };
}

/** Counts the risks of some questions of a review. */
export function countRisks(
  questions: readonly Question[],
  review: LensReview,
): RiskCounts {
  const counts = noRisks();
  for (const question of questions) {
    counts[riskOf(question, review.answers[question.id])] += 1;
  }
  return counts;
}

/** Counts the risks of several reviews together, in each the questions that are asked for. */
export function countRisksOfReviews(
  reviews: readonly LensReview[],
  questionsOf: (review: LensReview) => readonly Question[],
): RiskCounts {
  const total = noRisks();
  for (const review of reviews) {
    const counts = countRisks(questionsOf(review), review);
    for (const risk of Object.keys(total) as Risk[]) {
      total[risk] += counts[risk];
    }
  }
  return total;
}

/** Leaves zero counts out, as the service does where it counts a whole workload. */
export function withoutZeroCounts(counts: RiskCounts): Partial<RiskCounts> {
  return Object.fromEntries(
    Object.entries(counts).filter(([, count]) => count > 0),
  );
}
