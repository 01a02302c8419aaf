import { parseCondition } from './condition';
import { isNoneOfThese, type LensDocument } from './lensDocument';

const maximum = {
  pillars: 10,
  questionsPerPillar: 20,
  choicesPerQuestion: 15,
  riskRulesPerQuestion: 5,
};

const risks = new Set(['HIGH_RISK', 'MEDIUM_RISK', 'NO_RISK']);

type Fields = Record<string, unknown>;

/** Collects what is wrong with a document, each with the path where it is. */
class Findings {
  readonly problems: string[] = [];

  say(path: string, problem: string): void {
    this.problems.push(`${path}: ${problem}`);
  }

  text(at: Fields, name: string, path: string, max: number, min = 1): void {
    const value = at[name];
    if (value === undefined && min === 0) {
      return;
    }
    if (typeof value !== 'string' || value.length < min || value.length > max) {
      this.say(
        `${path}.${name}`,
        `must be a text of ${min} to ${max} characters`,
      );
    }
  }

  id(at: Fields, path: string, taken: Set<string>): void {
    const { id } = at;
    if (typeof id !== 'string' || !/^\w{3,128}$/.test(id)) {
      this.say(`${path}.id`, 'must be 3 to 128 letters, digits or underscores');
    } else if (taken.has(id)) {
      this.say(`${path}.id`, `"${id}" is not unique`);
    } else {
      taken.add(id);
    }
  }

  list(at: Fields, name: string, path: string, max: number): Fields[] {
    const value = at[name];
    if (!Array.isArray(value) || value.length < 1 || value.length > max) {
      this.say(`${path}.${name}`, `must be a list of 1 to ${max}`);
      return [];
    }
    return value.filter((item): item is Fields => {
      const isObject = typeof item === 'object' && item !== null;
      if (!isObject) {
        this.say(`${path}.${name}`, 'must hold objects only');
      }
      return isObject;
    });
  }

  resource(at: Fields, name: string, path: string): void {
    const value = at[name];
    if (value === undefined) {
      return;
    }
    if (typeof value !== 'object' || value === null) {
      this.say(`${path}.${name}`, 'must be an object');
      return;
    }
    const resource: Fields = { ...value };
    this.text(resource, 'displayText', `${path}.${name}`, 2048);
    const { url } = resource;
    if (url !== undefined && !/^https?:\/\/\S+$/.test(String(url))) {
      this.say(`${path}.${name}.url`, 'must be a URL of http or https');
    }
  }
}

function checkChoices(
  question: Fields,
  path: string,
  to: Findings,
): Set<string> {
  const ids = new Set<string>();
  to.list(question, 'choices', path, maximum.choicesPerQuestion).forEach(
    (choice, index) => {
      const at = `${path}.choices[${index}]`;
      to.id(choice, at, ids);
      to.text(choice, 'title', at, 128);
      to.resource(choice, 'helpfulResource', at);
      to.resource(choice, 'improvementPlan', at);
      if (
        choice.improvementPlan === undefined &&
        !isNoneOfThese(String(choice.id))
      ) {
        to.say(`${at}.improvementPlan`, 'is missing');
      }
    },
  );
  return ids;
}

function checkRiskRules(
  question: Fields,
  path: string,
  choiceIds: ReadonlySet<string>,
  to: Findings,
): void {
  const rules = to.list(
    question,
    'riskRules',
    path,
    maximum.riskRulesPerQuestion,
  );
  rules.forEach(({ condition, risk }, index) => {
    const at = `${path}.riskRules[${index}]`;
    if (!risks.has(String(risk))) {
      to.say(`${at}.risk`, `must be one of ${[...risks].join(', ')}`);
    }
    try {
      for (const id of parseCondition(String(condition)).choiceIds) {
        if (!choiceIds.has(id)) {
          to.say(`${at}.condition`, `"${id}" is no choice of this question`);
        }
      }
    } catch (error) {
      to.say(`${at}.condition`, String(error));
    }
  });
  if (rules.filter(({ condition }) => condition === 'default').length !== 1) {
    to.say(`${path}.riskRules`, 'must have exactly one "default" rule');
  }
}

function checkQuestions(
  pillar: Fields,
  path: string,
  ids: Set<string>,
  to: Findings,
): void {
  to.list(pillar, 'questions', path, maximum.questionsPerPillar).forEach(
    (question, index) => {
      const at = `${path}.questions[${index}]`;
      to.id(question, at, ids);
      to.text(question, 'title', at, 128);
      to.text(question, 'description', at, 2048, 0);
      to.resource(question, 'helpfulResource', at);
      const choiceIds = checkChoices(question, at, to);
      checkRiskRules(question, at, choiceIds, to);
    },
  );
}

function findingsOf(lens: Fields): string[] {
  const to = new Findings();
  if (lens.schemaVersion !== '2021-11-01') {
    to.say('schemaVersion', 'must be "2021-11-01"');
  }
  to.text(lens, 'name', 'lens', 128);
  to.text(lens, 'description', 'lens', 2048);
  const pillarIds = new Set<string>();
  const questionIds = new Set<string>();
  to.list(lens, 'pillars', 'lens', maximum.pillars).forEach((pillar, index) => {
    const at = `pillars[${index}]`;
    to.id(pillar, at, pillarIds);
    to.text(pillar, 'name', at, 128);
    checkQuestions(pillar, at, questionIds, to);
  });
  return to.problems;
}

/** A lens document, or everything that is wrong with it. */
export type LensValidation =
  | { readonly lens: LensDocument }
  | { readonly problems: readonly string[] };

function isLensDocument(
  parsed: unknown,
  problems: string[],
): parsed is LensDocument {
  return problems.length === 0 && typeof parsed === 'object';
}

/** Reads a custom lens and checks it against AWS's lens format specification. */
export function validateLens(json: string): LensValidation {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return { problems: ['lens: is not JSON'] };
  }
  if (typeof parsed !== 'object' || parsed === null) {
    return { problems: ['lens: must be an object'] };
  }
  const problems = findingsOf({ ...parsed });
  return isLensDocument(parsed, problems) ? { lens: parsed } : { problems };
}
