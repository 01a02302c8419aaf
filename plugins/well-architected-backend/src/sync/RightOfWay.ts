import type { RequestHandler } from 'express';
import { setImmediate as nextTurn, setTimeout as sleep } from 'timers/promises';
import { Gate } from './Gate';

/** No flood of requests keeps the sync from going on. */
const LONGEST_WAIT_MS = 50;

/**
 * Who asks goes before the sync of the same process: both share one event loop,
 * and with SQLite one connection to the store.
 */
export class RightOfWay {
  readonly #gate = new Gate();
  #requests = 0;
  #last: Promise<void> = Promise.resolve();

  /** Counts the requests that are being answered. */
  readonly countRequest: RequestHandler = (_request, response, next) => {
    this.#requests += 1;
    if (this.#requests === 1) {
      this.#gate.close();
    }
    response.once('close', () => {
      this.#requests -= 1;
      if (this.#requests === 0) {
        this.#gate.open();
      }
    });
    next();
  };

  /**
   * Waits until no request is being answered, at most a moment. Of several that
   * wait one goes on in each turn of the event loop, so that a request that
   * comes meanwhile waits for one of them, not for all.
   */
  async giveWay(): Promise<void> {
    const mostUntil = Date.now() + LONGEST_WAIT_MS;
    const before = this.#last;
    this.#last = before.then(async () => {
      await nextTurn();
      const left = mostUntil - Date.now();
      if (this.#requests > 0 && left > 0) {
        await Promise.race([
          this.#gate.pass(),
          sleep(left, undefined, { ref: false }),
        ]);
      }
    });
    return this.#last;
  }
}
