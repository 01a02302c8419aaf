import { oneSourceWorkload } from '../organisation/generatedWorkload';
import { SampleOrganisation } from '../organisation/sampleOrganisation';
import { Journal } from './journal';
import { Lenses } from './lenses';
import { Workloads } from './workloads';

/** Everything that the local tool knows and that calls can change. */
export interface ToolState {
  readonly workloads: Workloads;
  readonly lenses: Lenses;
  /** Answers of calls that carried a ClientRequestToken, by account, Region, operation and token. */
  readonly answeredTokens: Map<string, object>;
}

/**
 * Opens the state.
 *
 * @param now - to which moment the sample's dates relate; a data file that was
 *   begun earlier keeps its own, so that dates stand still between restarts
 */
export function openState(options: {
  now: number;
  size: number;
  oneSource?: boolean;
  dataFile?: string;
}): ToolState {
  const { journal, entries } = Journal.open(options.dataFile);
  const start = entries.find(entry => entry.kind === 'start');
  const now = start?.now ?? options.now;
  if (!start) {
    journal.write({ kind: 'start', now });
  }
  const workloads = new Workloads(
    new SampleOrganisation(
      now,
      options.size,
      options.oneSource ? oneSourceWorkload : undefined,
    ),
    journal,
  );
  const lenses = new Lenses(now, journal);
  for (const entry of entries) {
    if (entry.kind === 'workload') {
      workloads.restore(entry.key, entry.value);
    } else if (entry.kind === 'lens') {
      lenses.restore(entry.value);
    }
  }
  return { workloads, lenses, answeredTokens: new Map() };
}
