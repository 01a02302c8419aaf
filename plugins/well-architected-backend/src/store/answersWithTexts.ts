import type { Knex } from 'knex';
import type { ColumnsOf } from './prepareReading';
import type { AnswerRow, LensQuestionRow } from './tables';

/** An answer with the texts of its question. */
export type AnswerWithTextsRow = AnswerRow &
  Pick<LensQuestionRow, 'description' | 'helpful_resource_url'> & {
    pillar_name: string | null;
    /** Null, as the choices are, until the lens version has been read. */
    title: string | null;
    lens_choices: string | null;
  };

export const ANSWER_WITH_TEXTS: ColumnsOf<AnswerWithTextsRow> = {
  workload_id: true,
  lens_alias: true,
  question_id: true,
  pillar_id: true,
  risk: true,
  applicable: true,
  reason: true,
  choices: true,
  improvements: true,
  jira_issue_url: true,
  notes: true,
  notes_read_at: true,
  title: true,
  description: true,
  helpful_resource_url: true,
  lens_choices: true,
  pillar_name: true,
};

/** Answers beside the texts of their questions, in the order of the lens. */
export function answersWithTexts(knex: Knex): Knex.QueryBuilder {
  return knex('answers')
    .join('lens_reviews', join =>
      join
        .on('lens_reviews.workload_id', 'answers.workload_id')
        .andOn('lens_reviews.lens_alias', 'answers.lens_alias'),
    )
    .leftJoin('lens_questions', join =>
      join
        .on('lens_questions.lens_arn', 'lens_reviews.lens_arn')
        .andOn('lens_questions.lens_version', 'lens_reviews.lens_version')
        .andOn('lens_questions.question_id', 'answers.question_id'),
    )
    .leftJoin('pillar_reviews', join =>
      join
        .on('pillar_reviews.workload_id', 'answers.workload_id')
        .andOn('pillar_reviews.lens_alias', 'answers.lens_alias')
        .andOn('pillar_reviews.pillar_id', 'answers.pillar_id'),
    )
    .orderBy(['lens_questions.position', 'answers.question_id'])
    .select(
      'answers.*',
      'lens_questions.title',
      'lens_questions.description',
      'lens_questions.helpful_resource_url',
      'lens_questions.choices as lens_choices',
      'pillar_reviews.pillar_name',
    );
}
