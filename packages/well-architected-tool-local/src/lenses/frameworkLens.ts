import costOptimization from '../../lenses/framework/costOptimization.json';
import operationalExcellence from '../../lenses/framework/operationalExcellence.json';
import performance from '../../lenses/framework/performance.json';
import reliability from '../../lenses/framework/reliability.json';
import security from '../../lenses/framework/security.json';
import sustainability from '../../lenses/framework/sustainability.json';
import { compileLens, type Lens } from './lens';
import type {
  LensDocument,
  PillarDocument,
  QuestionDocument,
  RiskRule,
} from './lensDocument';

/** A pillar as written in `lenses/framework`: only what has to be written by hand. */
interface PillarSource {
  id: string;
  name: string;
  /** Starts the name of the documentation's page of each question, as in `sec-03.html`. */
  page: string;
  questions: {
    id: string;
    title: string;
    description: string;
    choices: {
      id: string;
      title: string;
      /** The risk of a workload that lacks this practice. */
      risk: string;
      plan: string;
    }[];
  }[];
}

const sources: readonly PillarSource[] = [
  operationalExcellence,
  security,
  reliability,
  performance,
  costOptimization,
  sustainability,
];

const documentation =
  'https://docs.aws.amazon.com/wellarchitected/latest/framework';

function riskRulesOf(question: PillarSource['questions'][number]): RiskRule[] {
  const all = question.choices.map(({ id }) => id);
  const weighty = question.choices
    .filter(({ risk }) => risk === 'HIGH')
    .map(({ id }) => id);
  return [
    { condition: all.join(' && '), risk: 'NO_RISK' },
    ...(weighty.length > 0 && weighty.length < all.length
      ? [{ condition: weighty.join(' && '), risk: 'MEDIUM_RISK' } as const]
      : []),
    {
      condition: 'default',
      risk: weighty.length > 0 ? 'HIGH_RISK' : 'MEDIUM_RISK',
    },
  ];
}

function questionOf(
  source: PillarSource['questions'][number],
  page: string,
): QuestionDocument {
  const url = `${documentation}/${page}.html`;
  return {
    id: source.id,
    title: source.title,
    description: source.description,
    helpfulResource: { displayText: source.description, url },
    choices: [
      ...source.choices.map(({ id, title, plan }) => ({
        id,
        title,
        helpfulResource: { displayText: title, url },
        improvementPlan: { displayText: plan, url: `${url}#${id}` },
      })),
      { id: `${source.id.replace(/-/g, '_')}_no`, title: 'None of these' },
    ],
    riskRules: riskRulesOf(source),
  };
}

function pillarOf({ id, name, page, questions }: PillarSource): PillarDocument {
  return {
    id,
    name,
    questions: questions.map((question, index) =>
      questionOf(question, `${page}-${String(index + 1).padStart(2, '0')}`),
    ),
  };
}

const document: LensDocument = {
  schemaVersion: '2021-11-01',
  name: 'AWS Well-Architected Framework',
  description:
    'Fifty-seven questions over six pillars, put in the words of this local tool.',
  pillars: sources.map(pillarOf),
};

/** The ARN under which answers name the framework lens. */
export const frameworkLensArn =
  'arn:aws:wellarchitected::aws:lens/wellarchitected';

/** The versions of the framework lens that the local tool knows, oldest first. */
export const frameworkLensVersions = ['2024-06-27', '2025-04-30'] as const;

const compiled = frameworkLensVersions.map(version =>
  compileLens(document, {
    arn: frameworkLensArn,
    alias: 'wellarchitected',
    type: 'AWS_OFFICIAL',
    version,
    owner: 'aws',
  }),
);

/** The framework lens in a version; the newest when none is asked for. */
export function frameworkLens(version?: string): Lens {
  return (
    compiled.find(lens => lens.version === version) ??
    compiled[compiled.length - 1]
  );
}
