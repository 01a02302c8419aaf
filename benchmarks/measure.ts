import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The value below which a share of all lie, from 0 to 1. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** How long something takes, in seconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

/** Samples the memory that a process holds, in MB. */
export class MemoryWatch {
  readonly #pid: number;
  #peak = 0;
  #watching = true;

  constructor(pid: number) {
    this.#pid = pid;
    this.#watch();
  }

  /** What it holds now. */
  async now(): Promise<number> {
    const status = await readFile(`/proc/${this.#pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }

  /** The most that was seen; ends the watch. */
  peak(): number {
    this.#watching = false;
    return this.#peak;
  }

  async #watch(): Promise<void> {
    while (this.#watching) {
      this.#peak = Math.max(this.#peak, await this.now().catch(() => 0));
      await sleep(250, undefined, { ref: false });
    }
  }
}

/** Prints rows of text as a table that Markdown shows as one. */
export function printTable(head: string[], rows: string[][]): void {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  console.log(
    [
      line(head),
      line(head.map(() => '---')),
      ...rows.map(row => line(row)),
      '',
    ].join('\n'),
  );
}

/** A number as people read it. */
export function show(value: number, digits = 1): string {
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
