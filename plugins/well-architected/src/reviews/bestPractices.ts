import type {
  Answer,
  Choice,
  ImprovementStep,
} from 'backstage-plugin-well-architected-common';

/** The best practices of a question, by what the answer says of them. */
export interface BestPractices {
  /** Applicable and not in place. */
  missing: Choice[];
  inPlace: Choice[];
  notApplicable: Choice[];
}

/**
 * Sorts the choices of a question. The choice "None of these", whose identifier
 * ends with `_no` in every lens, is an answer but no best practice and left out.
 */
export function sortBestPractices(
  answer: Pick<Answer, 'choices'>,
): BestPractices {
  const practices = answer.choices.filter(
    ({ choiceId }) => !choiceId.endsWith('_no'),
  );
  const by = (status: Choice['status']) =>
    practices.filter(choice => choice.status === status);
  return {
    missing: by('UNSELECTED'),
    inPlace: by('SELECTED'),
    notApplicable: by('NOT_APPLICABLE'),
  };
}

/**
 * What to do about a risk: a step for every missing best practice in the lens's
 * order, with the improvement plan's words where AWS gives them, then the plan's
 * other steps.
 */
export function planImprovement(
  missing: readonly Choice[],
  steps: readonly ImprovementStep[],
): ImprovementStep[] {
  const planned = missing.map(
    ({ choiceId, title, description }): ImprovementStep =>
      steps.find(step => step.choiceId === choiceId) ?? {
        choiceId,
        title,
        text: description,
      },
  );
  const covered = new Set(planned.map(({ choiceId }) => choiceId));
  return [...planned, ...steps.filter(step => !covered.has(step.choiceId))];
}
