import type { Turn } from './Turn';

/**
 * Tells a workload for which a turn is too short from one that just came too
 * late in it: it was the first one of a whole turn in which nothing was read.
 */
export class ReadingPace {
  readonly #isWholeTurn: boolean;
  #begun = 0;
  #hasProgress = false;

  constructor(turn: Turn) {
    this.#isWholeTurn = turn.hasJustBegun;
  }

  /** A workload is begun; what is returned tells whether it took all of a turn. */
  begin(): () => boolean {
    const isFirst = this.#begun === 0;
    this.#begun += 1;
    return () => isFirst && this.#isWholeTurn && !this.#hasProgress;
  }

  /** Something was read that does not have to be read again. */
  progressed(): void {
    this.#hasProgress = true;
  }
}
