import { dirname } from 'node:path';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import type { CustomLens } from './customLens';
import type { Workload } from './workload';

/** One line of the data file. A workload without a value has been deleted. */
export type Entry =
  | { kind: 'start'; now: number }
  | { kind: 'workload'; key: string; value?: Workload }
  | { kind: 'lens'; key: string; value: CustomLens };

function readEntries(file: string): Entry[] {
  if (!existsSync(file)) {
    return [];
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index): Entry[] => {
    if (line === '') {
      return [];
    }
    try {
      return [JSON.parse(line)];
    } catch (error) {
      if (index === lines.length - 1) {
        // A process that died while writing leaves half a line; nobody was told
        // that this change had been made.
        return [];
      }
      throw new Error(`${file}, line ${index + 1}: ${error}`);
    }
  });
}

function keyOf(entry: Entry): string {
  return entry.kind === 'start' ? 'start' : `${entry.kind} ${entry.key}`;
}

/**
 * Keeps changes in a file, one JSON line a change, so that a change costs its
 * own size and not that of all others. The file is compacted when it is opened.
 */
export class Journal {
  private constructor(private readonly file: string | undefined) {}

  /** Opens a data file, or a journal that keeps nothing when none is named. */
  static open(file: string | undefined): {
    journal: Journal;
    entries: Entry[];
  } {
    if (file === undefined) {
      return { journal: new Journal(undefined), entries: [] };
    }
    const latest = new Map(
      readEntries(file).map(entry => [keyOf(entry), entry]),
    );
    const entries = [...latest.values()];
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.new`;
    writeFileSync(
      temporary,
      entries.map(entry => `${JSON.stringify(entry)}\n`).join(''),
    );
    renameSync(temporary, file);
    return { journal: new Journal(file), entries };
  }

  /** Writes a change before its caller is answered. */
  write(entry: Entry): void {
    if (this.file !== undefined) {
      appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
    }
  }
}
