/**
 * The part of a lease in which new work is begun; the rest is for ending it. It
 * differs from turn to turn, so that turns which began together in one process
 * end one by one, and go on in several.
 */
const workingShare = () => 0.7 + 0.2 * Math.random();

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
    this.#endsAt = Date.now() + workingShare() * options.leaseMs;
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
