import type { Answer, Risk } from 'backstage-plugin-well-architected-common';

/** The questions of one pillar. */
export interface PillarQuestions {
  pillarId: string;
  pillarName: string;
  answers: Answer[];
}

/** Puts the questions of each pillar together, both in the order of the lens. */
export function groupByPillar(answers: readonly Answer[]): PillarQuestions[] {
  const pillars = new Map<string, PillarQuestions>();
  for (const answer of answers) {
    const { pillarId, pillarName } = answer;
    const pillar = pillars.get(pillarId) ?? {
      pillarId,
      pillarName,
      answers: [],
    };
    pillar.answers.push(answer);
    pillars.set(pillarId, pillar);
  }
  return [...pillars.values()];
}

/** Which questions a person wants to see; all where nothing is said. */
export interface QuestionFilter {
  risk?: Risk;
  pillarId?: string;
}

/** The questions that a filter leaves, in their order. */
export function filterQuestions(
  answers: readonly Answer[],
  { risk, pillarId }: QuestionFilter,
): Answer[] {
  return answers.filter(
    answer =>
      (!risk || answer.risk === risk) &&
      (!pillarId || answer.pillarId === pillarId),
  );
}
