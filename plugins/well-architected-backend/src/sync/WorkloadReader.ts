import type { Problem } from 'backstage-plugin-well-architected-common';
import {
  describeProblem,
  type MilestoneContent,
  type SourceReader,
  type WorkloadContent,
} from '../aws';
import type { FollowRisks } from '../remediation/followRisks';
import { commitWorkload } from '../store/commitWorkload';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { WorkloadToReadRow } from '../store/WorkloadStore';
import type { Store } from './readAhead';
import type { ReadingPace } from './ReadingPace';
import type { RightOfWay } from './RightOfWay';
import { timeOfRead } from './timeOfRead';
import { toLensTexts } from './toLensTexts';
import { TooLongError } from './TooLongError';
import { toMilestoneCommit, toWorkloadCommit } from './toWorkloadCommit';
import type { Turn } from './Turn';
import { unlessAborted } from './unlessAborted';

/** What reading a workload needs. */
export interface WorkloadReaderOptions {
  stores: Stores;
  /** The key of the tag by which a workload names its entities. */
  linkTag: string;
  followRisks: FollowRisks;
  rightOfWay: RightOfWay;
  /** Is told of workloads whose stored review is another one. */
  onChanged: (workloadIds: string[]) => void;
}

/** Why a workload could not be read or stored. */
export interface Failed {
  error: unknown;
  problem: Problem;
}

/** What became of a workload; it is left where the turn did not do for it. */
export type Outcome = 'read' | 'left' | Failed;

/** How a workload is read, and what for. */
export interface WorkloadReading {
  /** The sync that reads it. */
  syncRunId: string;
  reader: SourceReader;
  turn: Turn;
  pace: ReadingPace;
  /** The hash of the listing that asks for it, if one does. */
  askedFor: string | null;
  onEnd: (outcome: Outcome) => Promise<void>;
}

/** What was read of a workload. */
interface Read {
  workload: WorkloadToReadRow;
  /** When it began. */
  readAt: string;
  content: WorkloadContent;
  milestones: MilestoneContent[];
}

/** Reads a workload in depth, and stores it. */
export class WorkloadReader {
  readonly #options: WorkloadReaderOptions;

  constructor(options: WorkloadReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads a workload; what is returned stores it. That it fails is written down
   * with it. Where the turn does not do for it, its milestones are kept so far, so
   * that the next turn goes on with them.
   *
   * @throws when the lease is over, or the store fails
   */
  async read(
    workload: WorkloadToReadRow,
    reading: WorkloadReading,
  ): Promise<Store> {
    const { reader, turn, pace, onEnd } = reading;
    const { workloads } = this.#options.stores;
    const { id } = workload;
    const tookAllOfTurn = pace.begin();
    const readAt = timeOfRead(workload.read_at, Date.now());
    const milestones: MilestoneContent[] = [];
    try {
      const content = await unlessAborted(turn.reading, () =>
        reader.readWorkload(
          id,
          {
            storedMilestones: () => workloads.milestoneNumbers(id),
            onMilestone: milestone => milestones.push(milestone),
          },
          turn.reading,
        ),
      );
      pace.progressed();
      return () =>
        this.#store({ workload, readAt, content, milestones }, reading);
    } catch (error) {
      turn.signal.throwIfAborted();
      if (turn.reading.aborted) {
        await workloads.addMilestones(id, milestones.map(toMilestoneCommit));
        const isTooLong = milestones.length === 0 && tookAllOfTurn();
        await onEnd(
          isTooLong ? await this.#fail(id, new TooLongError()) : 'left',
        );
      } else {
        pace.progressed();
        await onEnd(await this.#fail(id, error));
      }
      return async () => {};
    }
  }

  async #store(
    { workload: { id, listed_hash }, readAt, content, milestones }: Read,
    { syncRunId, turn: { signal }, askedFor, onEnd }: WorkloadReading,
  ): Promise<void> {
    const { stores, linkTag, followRisks, rightOfWay, onChanged } =
      this.#options;
    try {
      for (const review of content.lensReviews) {
        await stores.lenses.store(toLensTexts(review), readAt);
      }
      const stored = await rightOfWay.store(giveWay => {
        signal.throwIfAborted();
        const commit = toWorkloadCommit({
          content,
          milestones,
          readAt,
          askedFor,
          listedHash: listed_hash,
          linkTag,
          followRisks,
          syncRunId,
        });
        return commitWorkload(stores.knex, commit, giveWay);
      });
      if (stored === 'changed') {
        onChanged([id]);
      }
    } catch (error) {
      signal.throwIfAborted();
      await onEnd(await this.#fail(id, error));
      return;
    }
    await onEnd('read');
  }

  async #fail(workloadId: string, error: unknown): Promise<Failed> {
    const { workloads } = this.#options.stores;
    const row = await workloads.get(workloadId);
    const before = fromJson<Problem>(row?.problem ?? null);
    const now = new Date().toISOString();
    const problem = describeProblem(error, before?.since ?? now);
    await workloads.setProblem(workloadId, problem, now);
    return { error, problem };
  }
}
