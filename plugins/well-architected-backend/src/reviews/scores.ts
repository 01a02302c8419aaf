import {
  addRiskCounts,
  scoreRisks,
  type AcceptedRisks,
  type LensScore,
  type PillarScore,
  type RiskCounts,
  type Scoring,
} from 'backstage-plugin-well-architected-common';

/** The risk counts of a pillar, now and at the last milestone. */
export interface CountedPillar {
  pillarId: string;
  pillarName: string;
  riskCounts: RiskCounts;
  /** How many of the risks are accepted; not known of a milestone. */
  accepted?: AcceptedRisks;
  /** Undefined where there is no milestone. */
  atMilestone?: RiskCounts;
}

/** The pillars of one lens of one workload, in the order of the lens. */
export interface CountedLens {
  lensAlias: string;
  lensName: string;
  pillars: CountedPillar[];
}

const FRAMEWORK = 'wellarchitected';

/** The scores of one lens of one workload. */
export function scoreLens(lens: CountedLens, scoring: Scoring): LensScore {
  return {
    lensAlias: lens.lensAlias,
    lensName: lens.lensName,
    overall: {
      ...scoreRisks(
        addRiskCounts(lens.pillars.map(({ riskCounts }) => riskCounts)),
        scoring,
      ),
      accepted: addAccepted(lens.pillars.map(({ accepted }) => accepted)),
    },
    pillars: lens.pillars.map(pillar => scorePillar(pillar, scoring)),
  };
}

/**
 * The scores of each lens over several workloads: their counts added, the
 * framework first.
 */
export function scoreLenses(
  lenses: CountedLens[],
  scoring: Scoring,
): LensScore[] {
  const byAlias = new Map<string, CountedLens[]>();
  for (const lens of lenses) {
    byAlias.set(lens.lensAlias, [...(byAlias.get(lens.lensAlias) ?? []), lens]);
  }
  return [...byAlias.values()]
    .map(same => scoreLens(addLenses(same), scoring))
    .sort(frameworkFirst);
}

/** Orders lenses: the AWS Well-Architected Framework, then the others by name. */
export function frameworkFirst(a: LensScore, b: LensScore): number {
  return (
    Number(isFramework(b.lensAlias)) - Number(isFramework(a.lensAlias)) ||
    a.lensName.localeCompare(b.lensName)
  );
}

/** Whether a lens is the framework, named by alias or ARN. */
function isFramework(lensAlias: string): boolean {
  return lensAlias === FRAMEWORK || lensAlias.endsWith(`:lens/${FRAMEWORK}`);
}

function addLenses(lenses: CountedLens[]): CountedLens {
  const pillars = new Map<string, CountedPillar[]>();
  for (const pillar of lenses.flatMap(lens => lens.pillars)) {
    pillars.set(pillar.pillarId, [
      ...(pillars.get(pillar.pillarId) ?? []),
      pillar,
    ]);
  }
  return { ...lenses[0], pillars: [...pillars.values()].map(addPillars) };
}

function addPillars(pillars: CountedPillar[]): CountedPillar {
  const hasMilestone = pillars.some(({ atMilestone }) => atMilestone);
  return {
    ...pillars[0],
    riskCounts: addRiskCounts(pillars.map(({ riskCounts }) => riskCounts)),
    accepted: addAccepted(pillars.map(({ accepted }) => accepted)),
    // A workload without a milestone stands on both sides as it is now, so that
    // the difference shows what changed and nothing else.
    atMilestone: hasMilestone
      ? addRiskCounts(
          pillars.map(
            ({ atMilestone, riskCounts }) => atMilestone ?? riskCounts,
          ),
        )
      : undefined,
  };
}

/** Undefined where it is not known of any. */
function addAccepted(
  counts: Array<AcceptedRisks | undefined>,
): AcceptedRisks | undefined {
  const known = counts.filter(accepted => accepted !== undefined);
  return known.length === 0
    ? undefined
    : {
        high: known.reduce((sum, { high }) => sum + high, 0),
        medium: known.reduce((sum, { medium }) => sum + medium, 0),
      };
}

function scorePillar(pillar: CountedPillar, scoring: Scoring): PillarScore {
  const { pillarId, pillarName, riskCounts, accepted, atMilestone } = pillar;
  return {
    ...scoreRisks(riskCounts, scoring),
    pillarId,
    pillarName,
    accepted,
    milestoneScore: atMilestone ? scoreRisks(atMilestone, scoring).score : null,
  };
}
