import type { TaskChanges } from 'backstage-plugin-well-architected-common';
import { isAcceptance, NOT_ACCEPTED } from './taskEdit';

/**
 * What a person chose to change of several tasks, ready to be sent; undefined
 * while nothing is chosen or an acceptance is not complete, or has ended.
 *
 * @param ends - the ends of the acceptances that are stored
 */
export function toTaskChanges(
  draft: TaskChanges,
  ends: readonly (string | null)[],
): TaskChanges | undefined {
  const accepts = draft.state === 'accepted';
  const chosen = Object.entries(draft).filter(
    ([field, value]) =>
      value !== undefined && (accepts || !(field in NOT_ACCEPTED)),
  );
  if (chosen.length === 0 || (accepts && !isAcceptance(draft, ends))) {
    return undefined;
  }
  return Object.fromEntries(chosen);
}
