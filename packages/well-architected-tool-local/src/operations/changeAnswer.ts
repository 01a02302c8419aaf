import type { UpdateAnswerInput } from '@aws-sdk/client-wellarchitected';
import type { Question } from '../lenses/lens';
import { isNoneOfThese } from '../lenses/lensDocument';
import { invalidField } from '../protocol/errors';
import type { Answer, ChoiceAnswer } from '../state/workload';

/** What an UpdateAnswer call says about the answer itself. */
export type AnswerChange = Pick<
  UpdateAnswerInput,
  'SelectedChoices' | 'ChoiceUpdates' | 'Notes' | 'IsApplicable' | 'Reason'
>;

function requireChoices(
  question: Question,
  ids: string[],
  field: string,
): void {
  const known = new Set(question.choices.map(({ id }) => id));
  const unknown = ids.filter(id => !known.has(id));
  if (unknown.length > 0) {
    throw invalidField(
      field,
      `Question ${question.id} has no choice ${unknown.join(', ')}`,
    );
  }
}

function select(
  choices: Answer['choices'],
  selected: readonly string[],
): Answer['choices'] {
  const kept = Object.entries(choices).filter(
    ([id, { status }]) => status === 'NOT_APPLICABLE' && !selected.includes(id),
  );
  const chosen = selected.map((id): [string, ChoiceAnswer] => [
    id,
    { status: 'SELECTED', notes: choices[id]?.notes },
  ]);
  return Object.fromEntries([...kept, ...chosen]);
}

/**
 * An answer after a change. SelectedChoices names every choice that is in place
 * from now on; ChoiceUpdates changes single choices and leaves the others.
 */
export function changeAnswer(
  question: Question,
  answer: Answer,
  change: AnswerChange,
): Answer {
  const {
    SelectedChoices,
    ChoiceUpdates = {},
    Notes,
    IsApplicable,
    Reason,
  } = change;
  requireChoices(question, SelectedChoices ?? [], 'SelectedChoices');
  requireChoices(question, Object.keys(ChoiceUpdates), 'ChoiceUpdates');
  const choices = SelectedChoices
    ? select(answer.choices, SelectedChoices)
    : { ...answer.choices };
  for (const [id, { Status, Reason: reason, Notes: notes }] of Object.entries(
    ChoiceUpdates,
  )) {
    if (Status) {
      choices[id] = { status: Status, reason, notes };
    }
  }
  const selected = Object.keys(choices).filter(
    id => choices[id].status === 'SELECTED',
  );
  if (selected.length > 1 && selected.some(isNoneOfThese)) {
    throw invalidField(
      'SelectedChoices',
      'None of these cannot be selected together with other choices',
    );
  }
  const isApplicable = IsApplicable ?? answer.isApplicable;
  return {
    ...answer,
    choices,
    isApplicable,
    notes: Notes ?? answer.notes,
    reason: isApplicable ? undefined : Reason ?? answer.reason,
  };
}
