import type {
  LensScore,
  Milestone,
} from 'backstage-plugin-well-architected-common';

/** A score (0 to 100) at a milestone, and how it moved since the one before. */
export interface ScoreProgress {
  /** Null where nothing was answered. */
  score: number | null;
  /** Null where either milestone has no score. */
  difference: number | null;
}

/** The scores of one lens at one milestone. */
export interface MilestoneProgress {
  milestoneNumber: number;
  milestoneName: string;
  recordedAt: string;
  overall: ScoreProgress;
  pillars: ({ pillarId: string; pillarName: string } & ScoreProgress)[];
}

/**
 * The progress of one lens over milestones, the newest first. Milestones that
 * do not have the lens are left out.
 *
 * @param milestones - the oldest first
 */
export function milestoneProgress(
  milestones: readonly Milestone[],
  lensAlias: string,
): MilestoneProgress[] {
  const rows: MilestoneProgress[] = [];
  let before: LensScore | undefined;
  for (const { lenses, ...milestone } of milestones) {
    const lens = lenses.find(each => each.lensAlias === lensAlias);
    if (lens) {
      rows.unshift({ ...milestone, ...compareLens(lens, before) });
      before = lens;
    }
  }
  return rows;
}

function compareLens(lens: LensScore, before: LensScore | undefined) {
  return {
    overall: compareScores(lens.overall.score, before?.overall.score),
    pillars: lens.pillars.map(({ pillarId, pillarName, score }) => ({
      pillarId,
      pillarName,
      ...compareScores(
        score,
        before?.pillars.find(pillar => pillar.pillarId === pillarId)?.score,
      ),
    })),
  };
}

function compareScores(
  score: number | null,
  before: number | null | undefined,
): ScoreProgress {
  const comparable = score !== null && typeof before === 'number';
  return { score, difference: comparable ? score - before : null };
}
