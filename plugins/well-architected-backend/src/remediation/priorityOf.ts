/** Behind every pillar: lenses have a dozen at most. */
const NOT_PRIORITIZED = 1000;

/**
 * Where AWS puts a question among those of the same risk, low being first: what
 * the workload's profile prioritizes, then by the workload's pillar priorities.
 *
 * @param pillarPriorities - pillar ids, the most important first; often empty
 */
export function priorityOf(
  question: { pillarId: string; prioritized: boolean },
  pillarPriorities: readonly string[],
): number {
  const place = pillarPriorities.indexOf(question.pillarId);
  return (
    (question.prioritized ? 0 : NOT_PRIORITIZED) +
    (place < 0 ? pillarPriorities.length : place)
  );
}
