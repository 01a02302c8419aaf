import type { RequestHandler } from 'express';
import pLimit from 'p-limit';
import { setImmediate, setTimeout as sleep } from 'timers/promises';
import { Gate } from './Gate';

/** No flood of requests keeps the sync from going on. */
const LONGEST_WAIT_MS = 50;

/**
 * Who asks goes before the sync of the same process: both share one event loop,
 * and with SQLite one connection to the store.
 */
export class RightOfWay {
  readonly #gate = new Gate();
  readonly #oneByOne = pLimit(1);
  readonly #storedOneByOne = pLimit(1);
  #requests = 0;

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
   * Waits until no request is being answered, at most a moment. Who waits goes on
   * one after the other, so that a request in between goes before the rest, and
   * each waits a moment: all that came together would hold up a slow request.
   */
  async giveWay(): Promise<void> {
    await this.#oneByOne(() =>
      this.#nobodyAsks(performance.now() + LONGEST_WAIT_MS),
    );
  }

  /**
   * Stores one thing after the other, each once no request is being answered. What
   * stores can give way in between as well: it holds rows and a connection
   * meanwhile, so at most for a moment in all, and not behind others that wait.
   */
  async store<T>(
    work: (giveWay: () => Promise<void>) => Promise<T>,
  ): Promise<T> {
    return this.#storedOneByOne(async () => {
      await this.giveWay();
      const latest = performance.now() + LONGEST_WAIT_MS;
      return work(() => this.#nobodyAsks(latest));
    });
  }

  async #nobodyAsks(latest: number): Promise<void> {
    await hearWhoCame();
    const left = latest - performance.now();
    if (this.#requests > 0 && left > 0) {
      await Promise.race([
        this.#gate.pass(),
        sleep(left, undefined, { ref: false }),
      ]);
    }
  }
}

/**
 * Has the event loop look at what arrived while the process was busy. The first
 * turn may still be that of what it looked at before.
 */
async function hearWhoCame(): Promise<void> {
  await setImmediate();
  await setImmediate();
}
