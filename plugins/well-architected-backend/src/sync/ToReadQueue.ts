import type { WorkloadStore, WorkloadToReadRow } from '../store/WorkloadStore';

/** Small enough that what people open in the meantime comes soon. */
const BATCH = 64;

/** The workloads of a source that are to be read, in their order, each once. */
export class ToReadQueue {
  readonly #fetch: (limit: number) => Promise<WorkloadToReadRow[]>;
  readonly #taken = new Set<string>();
  #next: WorkloadToReadRow[] = [];
  #refilling?: Promise<boolean>;
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
      this.#refilling ??= this.#refill().finally(() => {
        this.#refilling = undefined;
      });
      if (!(await this.#refilling)) {
        return undefined;
      }
    }
    const next = this.#next.shift()!;
    this.#taken.add(next.id);
    this.#underWay += 1;
    return next;
  }

  /** Looks anew before the next one: some may have been read elsewhere. */
  lookAnew(): void {
    this.#next = [];
  }

  /** A workload that was taken has been read, or has failed. */
  done(): void {
    this.#underWay -= 1;
  }

  /** What is under way stands in the store until it is done. */
  async #refill(): Promise<boolean> {
    const rows = await this.#fetch(BATCH + this.#underWay);
    this.#next = rows.filter(({ id }) => !this.#taken.has(id));
    return this.#next.length > 0;
  }
}
