import type { Database } from './backend';
import type { Postgres } from './databases';
import { show } from './measure';
import type { LoggedCall, ToolProcess } from './tool';

/** What the local tool does in the place of AWS. */
export const LATENCY_MS = 10;
export const CALLS_PER_S = 100;
export const LIMITED = [
  { kind: 'latency', milliseconds: LATENCY_MS },
  { kind: 'throttle', callsPerSecond: CALLS_PER_S },
];

/** What one measurement of a sync is made with. */
export interface SyncSetting {
  size: number;
  dir: string;
  tool: ToolProcess;
  database: Database;
  postgres: Postgres;
}

/** A column of a table, by the names of its rows. */
export type Column = Record<string, string>;

/** How long it took, in seconds, against what the limit allows. */
export function againstLimit(seconds: number, calls: number): Column {
  return {
    'time to all details, s': show(seconds),
    '… times calls / limit (at most 1.15)': show(
      (seconds * CALLS_PER_S) / calls,
      2,
    ),
  };
}

/** How many calls there were, by operation. */
export function callsOf(log: LoggedCall[]): Column {
  const column: Column = { calls: show(log.length, 0) };
  for (const operation of [
    ...new Set(log.map(call => call.operation)),
  ].sort()) {
    column[`… ${operation}`] = show(
      log.filter(call => call.operation === operation).length,
      0,
    );
  }
  return column;
}
