import type { Risk } from '@aws-sdk/client-wellarchitected';
import { parseCondition, type Condition } from './condition';
import type {
  ChoiceDocument,
  LensDocument,
  QuestionDocument,
  RiskRule,
} from './lensDocument';

/** A question of a lens, its risk rules ready to be asked. */
export interface Question {
  readonly id: string;
  readonly pillarId: string;
  readonly title: string;
  readonly description?: string;
  readonly helpfulResource?: QuestionDocument['helpfulResource'];
  readonly choices: readonly ChoiceDocument[];
  readonly riskRules: readonly { condition: Condition; risk: Risk }[];
}

/** One version of a lens, ready to be reviewed with. */
export interface Lens {
  readonly arn: string;
  /** The short name of an official lens; a custom lens has its ARN only. */
  readonly alias: string;
  readonly type: 'AWS_OFFICIAL' | 'CUSTOM';
  readonly version: string;
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly pillars: readonly { id: string; name: string }[];
  readonly questions: readonly Question[];
  readonly questionsById: ReadonlyMap<string, Question>;
}

const riskOfRule: Readonly<Record<RiskRule['risk'], Risk>> = {
  HIGH_RISK: 'HIGH',
  MEDIUM_RISK: 'MEDIUM',
  NO_RISK: 'NONE',
};

/** Makes a lens out of its document, parsing every condition once. */
export function compileLens(
  document: LensDocument,
  identity: Pick<Lens, 'arn' | 'alias' | 'type' | 'version' | 'owner'>,
): Lens {
  const questions = document.pillars.flatMap(pillar =>
    pillar.questions.map(question => ({
      ...question,
      pillarId: pillar.id,
      riskRules: question.riskRules.map(({ condition, risk }) => ({
        condition: parseCondition(condition),
        risk: riskOfRule[risk],
      })),
    })),
  );
  return {
    ...identity,
    name: document.name,
    description: document.description,
    pillars: document.pillars.map(({ id, name }) => ({ id, name })),
    questions,
    questionsById: new Map(questions.map(each => [each.id, each])),
  };
}
