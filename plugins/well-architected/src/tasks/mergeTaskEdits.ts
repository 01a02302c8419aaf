import {
  choosableStates,
  type TaskDecisions,
} from 'backstage-plugin-well-architected-common';
import { changedFields, NOT_ACCEPTED, type TaskEditField } from './taskEdit';

/** Whose value of a field stands when two people changed one task. */
export const SIDES = ['theirs', 'yours'] as const;

/** @see SIDES */
export type Side = (typeof SIDES)[number];

/** Whose value stands, for each field in which the two differ. */
export type SideOfField = Partial<Record<TaskEditField, Side>>;

/**
 * The fields in which what is stored now and what a person was about to save
 * differ, each with the side that stands unless the person decides otherwise:
 * the one that changed it, and the person's own where both did.
 *
 * Nobody can choose the states that a sync alone gives: where either side has
 * one, the stored state stands and is no matter of choice. An acceptance is one
 * where both sides accept the risk; otherwise it comes and goes with the state.
 */
export function differingFields(
  base: TaskDecisions,
  theirs: TaskDecisions,
  yours: TaskDecisions,
): SideOfField {
  const stateIsSettled = [theirs, yours].some(
    ({ state }) => choosableStates(state).length === 0,
  );
  const fields = changedFields(theirs, yours).filter(field =>
    field === 'state'
      ? !stateIsSettled
      : !isOfAcceptance(field) || bothAccept(theirs, yours),
  );
  return Object.fromEntries(
    fields.map(field => [
      field,
      yours[field] === base[field] ? 'theirs' : 'yours',
    ]),
  );
}

/** What is stored now, with the person's own values on top where they stand. */
export function mergeTaskEdits(
  theirs: TaskDecisions,
  yours: TaskDecisions,
  sides: SideOfField,
): TaskDecisions {
  const fields = Object.keys(yours) as TaskEditField[];
  const onTop = fields.filter(field => {
    const decided =
      isOfAcceptance(field) && !bothAccept(theirs, yours) ? 'state' : field;
    return sides[decided] === 'yours';
  });
  return {
    ...theirs,
    ...Object.fromEntries(onTop.map(field => [field, yours[field]])),
  };
}

function isOfAcceptance(field: TaskEditField): boolean {
  return field in NOT_ACCEPTED;
}

function bothAccept(theirs: TaskDecisions, yours: TaskDecisions): boolean {
  return theirs.state === 'accepted' && yours.state === 'accepted';
}
