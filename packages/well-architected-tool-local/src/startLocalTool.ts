import type { AddressInfo } from 'node:net';
import { Calls } from './control/calls';
import { Faults, type Fault } from './control/faults';
import { createToolServer } from './http/server';
import { sampleWorkloads } from './organisation/sampleWorkloads';
import { openState } from './state/toolState';

/** What can be chosen when the local tool starts. */
export interface LocalToolOptions {
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** The moment to which the sample's dates relate; by default the start of today, UTC. */
  now?: Date;
  /** How many workloads there are, up to 10,000; by default the named ones only. */
  size?: number;
  /**
   * All workloads lie in one source, each with the framework's lens and without
   * milestones; none is a named one.
   */
  oneSource?: boolean;
  /** A file that keeps changes over a restart; without one they end with the process. */
  dataFile?: string;
  /** Faults that are switched on from the start. */
  faults?: Fault[];
}

/** A running local tool. */
export interface LocalTool {
  /** The endpoint for AWS SDKs and the `aws` command line, as in `http://127.0.0.1:4571`. */
  readonly url: string;
  /** Counts calls by operation. */
  readonly calls: Calls;
  /** Switches faults on and off while the tool runs. */
  readonly faults: Faults;
  /** Closes every connection and stops. */
  stop(): Promise<void>;
}

const largestSize = 10_000;

function startOfToday(): Date {
  const now = new Date();
  now.setUTCHours(0, 0, 0, 0);
  return now;
}

/** Starts a local AWS Well-Architected Tool with the sample organisation in it. */
export async function startLocalTool(
  options: LocalToolOptions = {},
): Promise<LocalTool> {
  const {
    port = 0,
    now = startOfToday(),
    size = sampleWorkloads.length,
  } = options;
  if (!Number.isInteger(size) || size < 0 || size > largestSize) {
    throw new RangeError(
      `The size must be a whole number from 0 to ${largestSize}`,
    );
  }
  const calls = new Calls();
  const faults = new Faults();
  faults.set(options.faults ?? []);
  const state = openState({
    now: now.getTime(),
    size,
    oneSource: options.oneSource,
    dataFile: options.dataFile,
  });
  const server = createToolServer({ state, faults, calls });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    faults,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
