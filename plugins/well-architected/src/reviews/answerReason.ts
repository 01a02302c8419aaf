const ANSWER_REASONS = [
  'OUT_OF_SCOPE',
  'BUSINESS_PRIORITIES',
  'ARCHITECTURE_CONSTRAINTS',
  'OTHER',
  'NONE',
] as const;

/**
 * Why a question or best practice does not apply: AWS's `AnswerReason` and
 * `ChoiceReason`, which have the same values. A value that AWS may add one day
 * counts as another reason, a missing one as none.
 */
export function answerReason(
  reason: string | undefined,
): (typeof ANSWER_REASONS)[number] {
  if (!reason) {
    return 'NONE';
  }
  return ANSWER_REASONS.find(known => known === reason) ?? 'OTHER';
}
