import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { reviewChannel } from 'backstage-plugin-well-architected-common';

/** A workload that changes all the time is told of not more often. */
const AT_MOST_EVERY_MS = 1000;

/** Tells open pages that the review they show is another one. */
export class ReviewSignals {
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  /** Workloads told of a moment ago, and whether they have changed since. */
  readonly #told = new Map<string, { changed: boolean }>();

  constructor(options: { signals: SignalsService; logger: LoggerService }) {
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  /** The stored reviews of some workloads, or their tasks, have changed. */
  changed(workloadIds: string[]): void {
    for (const workloadId of workloadIds) {
      const told = this.#told.get(workloadId);
      if (told) {
        told.changed = true;
      } else {
        this.#tell(workloadId);
      }
    }
  }

  #tell(workloadId: string): void {
    const told = { changed: false };
    this.#told.set(workloadId, told);
    setTimeout(() => {
      this.#told.delete(workloadId);
      if (told.changed) {
        this.#tell(workloadId);
      }
    }, AT_MOST_EVERY_MS).unref();

    this.#signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: reviewChannel(workloadId),
        message: {},
      })
      .catch(error => {
        this.#logger.debug(`No signal was sent: ${stringifyError(error)}`);
      });
  }
}
