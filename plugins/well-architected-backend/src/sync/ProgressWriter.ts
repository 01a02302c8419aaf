const AT_MOST_EVERY_MS = 500;

/** Counts what is done, and writes it not more often than people can see. */
export class ProgressWriter {
  readonly #write: (done: number) => Promise<void>;
  #done: number;
  #writtenAt = 0;

  constructor(done: number, write: (done: number) => Promise<void>) {
    this.#done = done;
    this.#write = write;
  }

  /** One more is done. */
  async step(): Promise<void> {
    this.#done += 1;
    if (Date.now() - this.#writtenAt >= AT_MOST_EVERY_MS) {
      await this.finish();
    }
  }

  /** Writes how many are done. */
  async finish(): Promise<void> {
    this.#writtenAt = Date.now();
    await this.#write(this.#done);
  }
}
