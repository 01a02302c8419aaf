const WINDOW_MS = 1000;

/** Counts events over the last one to two seconds. */
export class EventMeter {
  #startedAt: number;
  #count = 0;
  #before = 0;

  constructor(now: number) {
    this.#startedAt = now;
  }

  count(now: number): void {
    this.#turn(now);
    this.#count += 1;
  }

  perSecond(now: number): number {
    this.#turn(now);
    const elapsed = now - this.#startedAt;
    return ((this.#before + this.#count) * 1000) / (WINDOW_MS + elapsed);
  }

  #turn(now: number): void {
    const windows = Math.floor((now - this.#startedAt) / WINDOW_MS);
    if (windows > 0) {
      this.#before = windows === 1 ? this.#count : 0;
      this.#count = 0;
      this.#startedAt += windows * WINDOW_MS;
    }
  }
}
