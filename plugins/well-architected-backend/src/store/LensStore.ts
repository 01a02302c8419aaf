import type { Knex } from 'knex';
import type { LensQuestionRow, LensVersionRow } from './tables';

/** A version of a lens, with its texts. */
export interface LensTexts {
  lensArn: string;
  lensVersion: string;
  lensName: string;
  pillars: NamedPillar[];
  questions: QuestionTexts[];
}

/** A pillar as a lens names it. */
export interface NamedPillar {
  pillarId: string;
  pillarName: string;
}

/** A question as a lens words it, in the order of the lens. */
export interface QuestionTexts {
  questionId: string;
  pillarId: string;
  title: string;
  choices: ChoiceTexts[];
}

/** A choice as a lens words it. */
export interface ChoiceTexts {
  choiceId: string;
  title: string;
  description?: string;
  improvementText?: string;
  improvementUrl?: string;
}

/**
 * The texts of lenses: once for a lens version, whatever number of workloads is
 * reviewed with it.
 */
export class LensStore {
  readonly #knex: Knex;
  /** What this process knows to be stored, so that most reads write nothing. */
  readonly #known = new Map<string, Map<string, QuestionTexts>>();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The version of a lens that was read last. */
  async latest(
    lensArn: string,
  ): Promise<Omit<LensTexts, 'questions'> | undefined> {
    const row = await this.#knex<LensVersionRow>('lens_versions')
      .where({ lens_arn: lensArn })
      .orderBy('read_at', 'desc')
      .first();
    return (
      row && {
        lensArn: row.lens_arn,
        lensVersion: row.lens_version,
        lensName: row.lens_name,
        pillars: JSON.parse(row.pillars),
      }
    );
  }

  /**
   * Stores the texts of a lens version. AWS words the improvement of a choice
   * only where it is missing in a workload: what one workload does not tell
   * stays as another told it.
   */
  async store(lens: LensTexts, now: string): Promise<void> {
    const key = JSON.stringify([lens.lensArn, lens.lensVersion]);
    const known = this.#known.get(key);
    const news = [...lens.questions.entries()].filter(
      ([, question]) => !tells(known?.get(question.questionId), question),
    );
    if (known && news.length === 0) {
      return;
    }
    const stored = await this.#knex.transaction(tx =>
      storeTexts(tx, lens, new Map(news), now),
    );
    this.#known.set(key, new Map([...(known ?? []), ...stored]));
  }
}

async function storeTexts(
  tx: Knex.Transaction,
  lens: LensTexts,
  questions: Map<number, QuestionTexts>,
  now: string,
): Promise<Map<string, QuestionTexts>> {
  const version = { lens_arn: lens.lensArn, lens_version: lens.lensVersion };
  await tx<LensVersionRow>('lens_versions')
    .insert({
      ...version,
      lens_name: lens.lensName,
      pillars: JSON.stringify(
        lens.pillars.map(({ pillarId, pillarName }) => ({
          pillarId,
          pillarName,
        })),
      ),
      read_at: now,
    })
    .onConflict(['lens_arn', 'lens_version'])
    .merge();

  const rows = await tx<LensQuestionRow>('lens_questions').where(version);
  const before = new Map(rows.map(row => [row.question_id, toTexts(row)]));
  const after = new Map<string, QuestionTexts>();
  for (const [position, question] of questions) {
    const stored = before.get(question.questionId);
    const merged = merge(stored, question);
    after.set(question.questionId, merged);
    if (!tells(stored, question)) {
      await tx<LensQuestionRow>('lens_questions')
        .insert({
          ...version,
          question_id: merged.questionId,
          pillar_id: merged.pillarId,
          position,
          title: merged.title,
          description: null,
          helpful_resource_url: null,
          choices: JSON.stringify(merged.choices),
        })
        .onConflict(['lens_arn', 'lens_version', 'question_id'])
        .merge(['pillar_id', 'position', 'title', 'choices']);
    }
  }
  return after;
}

function toTexts(row: LensQuestionRow): QuestionTexts {
  return {
    questionId: row.question_id,
    pillarId: row.pillar_id,
    title: row.title,
    choices: JSON.parse(row.choices),
  };
}

/** Whether what is known tells all that is told now. */
function tells(known: QuestionTexts | undefined, told: QuestionTexts): boolean {
  return (
    known !== undefined &&
    known.title === told.title &&
    known.pillarId === told.pillarId &&
    known.choices.length === told.choices.length &&
    told.choices.every((choice, i) => {
      const before = known.choices[i];
      return (Object.keys(choice) as Array<keyof ChoiceTexts>).every(
        key => choice[key] === undefined || choice[key] === before[key],
      );
    })
  );
}

function merge(
  before: QuestionTexts | undefined,
  told: QuestionTexts,
): QuestionTexts {
  const known = new Map(
    before?.choices.map(choice => [choice.choiceId, choice]),
  );
  return {
    ...told,
    choices: told.choices.map(choice => ({
      ...known.get(choice.choiceId),
      ...defined(choice),
    })),
  };
}

function defined(choice: ChoiceTexts): ChoiceTexts {
  return Object.fromEntries(
    Object.entries(choice).filter(([, text]) => text !== undefined),
  ) as unknown as ChoiceTexts;
}
