/** Holds back what waits at it while it is closed. */
export class Gate {
  #opened: Promise<void> = Promise.resolve();
  #open: () => void = () => {};
  #openings = 0;

  /** How often it was opened. */
  get openings(): number {
    return this.#openings;
  }

  /** Lets nothing pass until `open`. */
  close(): void {
    this.#opened = new Promise(resolve => {
      this.#open = resolve;
    });
  }

  /** Lets everything pass. */
  open(): void {
    this.#openings += 1;
    this.#open();
  }

  /** Waits until the gate is open. */
  async pass(): Promise<void> {
    await this.#opened;
  }
}
