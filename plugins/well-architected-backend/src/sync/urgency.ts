import type { SyncRunRow } from '../store/tables';

/** Whether a run is of some workloads of a source, and not of all. */
export function isOfWorkloads({ scope }: Pick<SyncRunRow, 'scope'>): boolean {
  return scope === 'workloads';
}

/**
 * Which of the runs that wait goes first, if any does: workloads that a person
 * asked for, then those that AWS told a change of, then all of the source; of
 * those alike the first one.
 *
 * @param than - a run under way: only what goes before it counts
 */
export function mostUrgent(
  runs: SyncRunRow[],
  than?: SyncRunRow,
): SyncRunRow | undefined {
  const placeOfOther = than ? placeOf(than) : Infinity;
  return runs
    .filter(run => placeOf(run) < placeOfOther)
    .sort((a, b) => placeOf(a) - placeOf(b))[0];
}

function placeOf(run: Pick<SyncRunRow, 'scope' | 'trigger'>): number {
  if (!isOfWorkloads(run)) {
    return 2;
  }
  return run.trigger === 'event' ? 1 : 0;
}
