/** A text and where to read more. */
export interface Resource {
  displayText: string;
  url?: string;
}

/** One choice (best practice) of a question. */
export interface ChoiceDocument {
  id: string;
  title: string;
  helpfulResource?: Resource;
  improvementPlan?: Resource;
}

/** What risk a question carries when a condition over its choices holds; the first that holds wins. */
export interface RiskRule {
  condition: string;
  risk: 'HIGH_RISK' | 'MEDIUM_RISK' | 'NO_RISK';
}

/** One question of a pillar. */
export interface QuestionDocument {
  id: string;
  title: string;
  description?: string;
  helpfulResource?: Resource;
  choices: ChoiceDocument[];
  riskRules: RiskRule[];
}

/** One pillar of a lens. */
export interface PillarDocument {
  id: string;
  name: string;
  questions: QuestionDocument[];
}

/** A lens in the JSON format in which AWS imports and exports custom lenses. */
export interface LensDocument {
  schemaVersion: '2021-11-01';
  name: string;
  description: string;
  pillars: PillarDocument[];
}

/** Whether a choice is the one that says that no other applies: by AWS's convention its id ends so. */
export function isNoneOfThese(choiceId: string): boolean {
  return choiceId.endsWith('_no');
}
