import type { ReportedWorkload, SourceReader } from '../aws';
import { commitScores } from '../store/commitScores';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SourceRow, SyncRunRow } from '../store/tables';
import { PagedReading, type SavedPages } from './PagedReading';
import { readAhead } from './readAhead';
import type { RightOfWay } from './RightOfWay';
import { toLensTexts } from './toLensTexts';
import { toScoresCommit, type LensNames } from './toScoresCommit';
import type { Turn } from './Turn';

/** Lenses whose names are read for the scores: four calls each. */
const NAMED_LENSES = 2;

/** Workloads whose scores are stored at once: a page of them takes too long. */
const STORED_AT_ONCE = 5;

/**
 * Reads the consolidated report of a source: it fills in the scores of workloads
 * without details, and shows what no listing does.
 */
export class ReportReader {
  readonly #stores: Stores;
  readonly #rightOfWay: RightOfWay;
  readonly #onChanged: (workloadIds: string[]) => void;

  constructor(options: {
    stores: Stores;
    rightOfWay: RightOfWay;
    onChanged: (workloadIds: string[]) => void;
  }) {
    this.#stores = options.stores;
    this.#rightOfWay = options.rightOfWay;
    this.#onChanged = options.onChanged;
  }

  /** @returns whether all of it was read before the turn ended */
  async read(
    run: SyncRunRow,
    source: SourceRow,
    reader: SourceReader,
    turn: Turn,
  ): Promise<boolean> {
    const { syncRuns } = this.#stores;
    const report = new PagedReading<never>(
      fromJson<SavedPages<never>>(run.progress) ?? undefined,
    );
    const names = new Map<string, LensNames | undefined>();
    // One page after the other: the next one is read while the last is stored.
    await readAhead(1, async () => {
      if (report.isDone || turn.isOver) {
        return undefined;
      }
      let reported: ReportedWorkload[] = [];
      await report.readNext(async token => {
        const page = await reader.inTurn(() =>
          reader.readReport(token, turn.signal),
        );
        reported = page.items ?? [];
        return { items: [], nextToken: page.nextToken };
      });
      return async () => {
        await this.#readNames(names, reported, reader, turn.signal);
        turn.signal.throwIfAborted();
        await this.#store(source, reported, lensArn => names.get(lensArn));
      };
    });
    await syncRuns.update(run.id, {
      progress: report.isDone ? null : JSON.stringify(report),
    });
    return report.isDone;
  }

  async #store(
    source: SourceRow,
    reported: ReportedWorkload[],
    namesOf: (lensArn: string) => LensNames | undefined,
  ): Promise<void> {
    const { knex, workloads } = this.#stores;
    const rows = await workloads.listForReport(
      source.id,
      reported.map(({ workloadId }) => workloadId),
    );
    const byId = new Map(rows.map(row => [row.id, row]));
    // Should AWS word a report otherwise than the details, what it told last is
    // what tells whether anything changed.
    const isOther = ({ workloadId, hash }: ReportedWorkload) => {
      const row = byId.get(workloadId);
      return (
        row !== undefined &&
        row.report_hash !== hash &&
        row.read_report_hash !== hash
      );
    };
    const others = reported.filter(isOther);

    const hasDetails = ({ workloadId }: ReportedWorkload) =>
      byId.get(workloadId)!.read_at !== null;
    const unread = others.filter(workload => !hasDetails(workload));
    for (let i = 0; i < unread.length; i += STORED_AT_ONCE) {
      await this.#rightOfWay.giveWay();
      const scored = await commitScores(
        knex,
        unread
          .slice(i, i + STORED_AT_ONCE)
          .map(workload => toScoresCommit(workload, namesOf)),
        new Date().toISOString(),
      );
      this.#onChanged(scored.filter(id => byId.get(id)!.views > 0));
    }
    const read = others.filter(hasDetails);
    if (read.length > 0) {
      await workloads.setReported(
        read.map(({ workloadId: id, hash }) => ({ id, hash })),
      );
    }
  }

  /**
   * The report names nothing: names come from what was read before, or from one
   * review of a lens. Other lenses get theirs with the first details.
   */
  async #readNames(
    names: Map<string, LensNames | undefined>,
    reported: ReportedWorkload[],
    reader: SourceReader,
    signal: AbortSignal,
  ): Promise<void> {
    const { lenses } = this.#stores;
    for (const { workloadId, lenses: reviewed } of reported) {
      for (const { lensArn, lensAlias } of reviewed) {
        if (names.has(lensArn)) {
          continue;
        }
        const known = await lenses.latest(lensArn);
        if (known || names.size >= NAMED_LENSES) {
          names.set(lensArn, known);
          continue;
        }
        try {
          const review = await reader.readLensReview(
            workloadId,
            lensAlias,
            signal,
          );
          await lenses.store(toLensTexts(review), new Date().toISOString());
          names.set(lensArn, review);
        } catch {
          // Why it cannot be read, the reading of details tells.
          signal.throwIfAborted();
          names.set(lensArn, undefined);
        }
      }
    }
  }
}
