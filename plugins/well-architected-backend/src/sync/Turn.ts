/** The part of a lease in which new work is begun; the rest is for ending it. */
const WORKING_SHARE = 0.9;

/**
 * The time that a process has for a source: what it began then, it ends within
 * the lease of the scheduler; what is left goes on in the next turn, here or in
 * another process.
 */
export class Turn {
  readonly #endsAt: number;
  readonly #stopping: AbortSignal;

  constructor(
    /** Given when the lease is over: nothing may be written any more. */
    readonly signal: AbortSignal,
    options: { leaseMs: number; stopping: AbortSignal },
  ) {
    this.#endsAt = Date.now() + WORKING_SHARE * options.leaseMs;
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
}
