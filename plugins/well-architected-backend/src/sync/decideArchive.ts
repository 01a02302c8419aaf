const FEW = 4;

/**
 * Which of the workloads that a listing lacked are archived. A listing that
 * lacks more than half of a source, or all of it, is believed only when the
 * next one agrees: more likely than the end of so many workloads is that
 * something keeps them from being seen.
 */
export function decideArchive(input: {
  /** How many workloads of the source are stored and not archived. */
  active: number;
  gone: string[];
  /** What the listing before lacked and was held back. */
  held: string[] | null;
}): { archive: string[]; hold: string[] | null } {
  const { active, gone, held } = input;
  const isMass = active >= FEW && gone.length * 2 > active;
  if (!isMass) {
    return { archive: gone, hold: null };
  }
  const heldBefore = new Set(held ?? []);
  if (gone.every(id => heldBefore.has(id))) {
    return { archive: gone, hold: null };
  }
  return { archive: [], hold: gone };
}
