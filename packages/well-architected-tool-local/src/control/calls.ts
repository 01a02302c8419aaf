/** One call that was answered. */
export interface RecordedCall {
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  /** What the caller's SDK calls its application, from `AWS_SDK_UA_APP_ID`. */
  readonly app?: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Name of the AWS error that was answered, or `reset`, `hang` and the like; absent for success. */
  readonly error?: string;
}

/** Calls counted by operation, source and outcome. */
export interface CallCounts {
  readonly total: number;
  readonly throttled: number;
  readonly failed: number;
  readonly byOperation: Readonly<Record<string, number>>;
  /** By `account/region`. */
  readonly bySource: Readonly<Record<string, number>>;
  readonly byError: Readonly<Record<string, number>>;
}

/** As many calls as the log holds; the oldest are forgotten. */
const logged = 200_000;

/** Counts and logs the calls of the AWS APIs that reached the local tool with a valid signature. */
export class Calls {
  private readonly byOperation = new Map<string, number>();
  private readonly bySource = new Map<string, number>();
  private readonly byError = new Map<string, number>();
  private total = 0;
  private readonly latest: RecordedCall[] = [];

  record(call: RecordedCall): void {
    const { operation, account, region, error } = call;
    if (this.latest.push(call) > 2 * logged) {
      this.latest.splice(0, logged);
    }
    const add = (counts: Map<string, number>, key: string) =>
      counts.set(key, (counts.get(key) ?? 0) + 1);
    this.total += 1;
    add(this.byOperation, operation);
    add(this.bySource, `${account}/${region}`);
    if (error !== undefined) {
      add(this.byError, error);
    }
  }

  /** How often an operation was called; all calls when none is named. */
  count(operation?: string): number {
    return operation === undefined
      ? this.total
      : this.byOperation.get(operation) ?? 0;
  }

  counts(): CallCounts {
    const sum = (counts: Map<string, number>) =>
      [...counts.values()].reduce((all, count) => all + count, 0);
    const throttled = [
      'ThrottlingException',
      'ThrottledException',
      'Throttling',
    ];
    return {
      total: this.total,
      throttled: throttled.reduce(
        (all, name) => all + (this.byError.get(name) ?? 0),
        0,
      ),
      failed: sum(this.byError),
      byOperation: Object.fromEntries(this.byOperation),
      bySource: Object.fromEntries(this.bySource),
      byError: Object.fromEntries(this.byError),
    };
  }

  /** The calls in the order in which they ended. */
  log(): readonly RecordedCall[] {
    return this.latest.slice(-logged);
  }

  /** Starts counting from zero, with an empty log. */
  reset(): void {
    this.total = 0;
    this.latest.length = 0;
    this.byOperation.clear();
    this.bySource.clear();
    this.byError.clear();
  }
}
