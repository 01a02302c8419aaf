import type { WorkloadStore, WorkloadToReadRow } from '../store/WorkloadStore';

/** Small enough that what people open in the meantime comes soon. */
const BATCH = 64;

/** With so few left, the next ones are fetched: nobody is to wait for them. */
const FEW = 16;

/** The workloads of a source that are to be read, in their order, each once. */
export class ToReadQueue {
  readonly #fetch: (limit: number) => Promise<WorkloadToReadRow[]>;
  readonly #taken = new Set<string>();
  #next: WorkloadToReadRow[] = [];
  /** Whether the store had no more than the next ones. */
  #isLast = false;
  #refilling?: Promise<boolean>;
  #looks = 0;
  #underWay = 0;

  constructor(
    workloads: WorkloadStore,
    options: { sourceId: string; notFailedSince: string },
  ) {
    this.#fetch = limit => workloads.listToRead({ ...options, limit });
  }

  /** The next workload; undefined when there is none left. */
  async take(): Promise<WorkloadToReadRow | undefined> {
    while (this.#next.length === 0) {
      if (!(await this.#refill())) {
        return undefined;
      }
    }
    const next = this.#next.shift()!;
    this.#taken.add(next.id);
    this.#underWay += 1;
    if (this.#next.length < FEW && !this.#isLast) {
      // Where it fails, it is tried again once there are none left.
      this.#refill().catch(() => {});
    }
    return next;
  }

  /** Looks anew before the next one: some may have been read elsewhere. */
  lookAnew(): void {
    this.#looks += 1;
    this.#next = [];
  }

  /** A workload that was taken has been read, or has failed. */
  done(): void {
    this.#underWay -= 1;
  }

  /** @returns whether to try and take one */
  #refill(): Promise<boolean> {
    this.#refilling ??= this.#fetchNext().finally(() => {
      this.#refilling = undefined;
    });
    return this.#refilling;
  }

  async #fetchNext(): Promise<boolean> {
    const looks = this.#looks;
    // What is under way stands in the store until it is done.
    const limit = BATCH + this.#underWay;
    const rows = await this.#fetch(limit);
    if (looks !== this.#looks) {
      return true;
    }
    this.#isLast = rows.length < limit;
    this.#next = rows.filter(({ id }) => !this.#taken.has(id));
    return this.#next.length > 0;
  }
}
