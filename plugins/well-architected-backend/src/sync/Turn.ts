/**
 * The part of a lease in which new work is begun; the rest is for ending it. It
 * differs from turn to turn, so that turns which began together in one process
 * end one by one, and go on in several.
 */
const workingShare = () => 0.7 + 0.17 * Math.random();

/** The part of a lease after which nothing is read any more, only written. */
const READING_SHARE = 0.97;

/** The part of a lease in which a turn has just begun. */
const FIRST_SHARE = 0.1;

/**
 * The time that a process has for a source: what it began then, it ends within
 * the lease of the scheduler; what is left goes on in the next turn, here or in
 * another process.
 */
export class Turn {
  readonly #beganAt = Date.now();
  readonly #endsAt: number;
  readonly #leaseMs: number;
  readonly #stopping: AbortSignal;
  #reading?: AbortSignal;

  constructor(
    /** Given when the lease is over: nothing may be written any more. */
    readonly signal: AbortSignal,
    options: { leaseMs: number; stopping: AbortSignal },
  ) {
    this.#leaseMs = options.leaseMs;
    this.#endsAt = this.#beganAt + workingShare() * options.leaseMs;
    this.#stopping = options.stopping;
  }

  /** Whether nothing new is to be begun. */
  get isOver(): boolean {
    return (
      this.signal.aborted ||
      this.#stopping.aborted ||
      Date.now() >= this.#endsAt
    );
  }

  /** Whether what begins now has as good as all of it. */
  get hasJustBegun(): boolean {
    return this.#passedMs < FIRST_SHARE * this.#leaseMs;
  }

  /**
   * Given before the lease is over, while there is still time to write down what
   * was not read, and why.
   */
  get reading(): AbortSignal {
    this.#reading ??= AbortSignal.any([
      this.signal,
      AbortSignal.timeout(
        Math.max(0, READING_SHARE * this.#leaseMs - this.#passedMs),
      ),
    ]);
    return this.#reading;
  }

  get #passedMs(): number {
    return Date.now() - this.#beganAt;
  }
}
