import type { Problem } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { insertAll } from './insertAll';
import { storeMilestones } from './storeMilestones';
import { TO_READ, type WorkloadRow } from './tables';
import type { MilestoneCommit } from './WorkloadCommit';

/** What planning a sync needs to know of a stored workload. */
export type StoredWorkload = Pick<
  WorkloadRow,
  | 'id'
  | 'source_id'
  | 'tags'
  | 'listed_hash'
  | 'read_hash'
  | 'read_at'
  | 'archived_at'
  | 'problem'
> & {
  /** Whether its source is still read. */
  configured: boolean;
};

/** A workload that is to be read, with the hash that asks for it. */
export type WorkloadToReadRow = Pick<
  WorkloadRow,
  'id' | 'name' | 'listed_hash' | 'read_at'
>;

/** What is stored of a workload that the consolidated report tells of. */
export type ReportedWorkloadRow = Pick<
  WorkloadRow,
  'id' | 'report_hash' | 'read_report_hash' | 'read_at' | 'views'
>;

const BATCH = 500;

/** Workloads as rows; their reviews are written by `commitWorkload`. */
export class WorkloadStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The workloads of a source, and those of any source among some ids. */
  async listForPlanning(
    sourceId: string,
    ids: string[],
  ): Promise<StoredWorkload[]> {
    const own = await this.#forPlanning().where({ source_id: sourceId });
    const known = new Set(own.map(({ id }) => id));
    const others: StoredWorkload[] = [];
    const foreign = ids.filter(id => !known.has(id));
    for (let i = 0; i < foreign.length; i += BATCH) {
      others.push(
        ...(await this.#forPlanning().whereIn(
          'workloads.id',
          foreign.slice(i, i + BATCH),
        )),
      );
    }
    return [...own, ...others].map(row => ({
      ...row,
      configured: Boolean(row.configured),
    }));
  }

  /** One workload. */
  async get(id: string): Promise<WorkloadRow | undefined> {
    return this.#knex<WorkloadRow>('workloads').where({ id }).first();
  }

  /** Several workloads, in no order. */
  async getAll(ids: string[]): Promise<WorkloadRow[]> {
    return this.#knex<WorkloadRow>('workloads').whereIn('id', ids);
  }

  /**
   * Adds workloads that were listed for the first time; details follow. One
   * that another source, which it is shared with too, has just added stays.
   */
  async add(rows: WorkloadRow[]): Promise<void> {
    await insertAll(this.#knex, 'workloads', rows, 'keep');
  }

  /** What a listing tells of workloads that were stored before. */
  async setListed(
    workloads: Array<{ id: string; hash: string; highRisks: number }>,
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      for (const { id, hash, highRisks } of workloads) {
        await tx<WorkloadRow>('workloads')
          .where({ id })
          .update({ listed_hash: hash, high_risks: highRisks });
      }
    });
  }

  /** Has workloads read again although a listing does not ask for it. */
  async readAgain(ids: string[]): Promise<void> {
    for (let i = 0; i < ids.length; i += BATCH) {
      await this.#knex<WorkloadRow>('workloads')
        .whereIn('id', ids.slice(i, i + BATCH))
        .update({ read_hash: null });
    }
  }

  /**
   * The workloads of a source that are to be read and did not fail since a
   * moment: what people opened first, then what is most at risk. What failed
   * before comes last, so that it keeps nothing else from being read; and of that
   * what was not tried for the longest time comes first.
   */
  async listToRead(options: {
    sourceId: string;
    notFailedSince: string;
    limit: number;
  }): Promise<WorkloadToReadRow[]> {
    return this.#toRead(options)
      .orderByRaw(
        "coalesce(failed_at, ''), case when read_at is null then views else 0 end desc, high_risks desc, id",
      )
      .limit(options.limit)
      .select('id', 'name', 'listed_hash', 'read_at');
  }

  /** How many workloads `listToRead` would list without a limit. */
  async countToRead(options: {
    sourceId: string;
    notFailedSince: string;
  }): Promise<number> {
    const [{ count }] = await this.#toRead(options).count({ count: 'id' });
    return Number(count);
  }

  /** How many workloads of a source have no scores yet. */
  async countUnscored(sourceId: string): Promise<number> {
    const [{ count }] = await this.#knex<WorkloadRow>('workloads')
      .where({ source_id: sourceId })
      .whereNull('archived_at')
      .whereNull('read_at')
      .whereNull('scored_at')
      .count({ count: 'id' });
    return Number(count);
  }

  /**
   * What the consolidated report is compared with, for some workloads of a
   * source. Found by their ids alone: told the source too, SQLite would look
   * through all workloads of it.
   */
  async listForReport(
    sourceId: string,
    ids: string[],
  ): Promise<ReportedWorkloadRow[]> {
    const rows = await this.#knex<WorkloadRow>('workloads')
      .whereIn('id', ids)
      .select(
        'id',
        'source_id',
        'archived_at',
        'report_hash',
        'read_report_hash',
        'read_at',
        'views',
      );
    return rows.filter(
      ({ source_id, archived_at }) =>
        source_id === sourceId && archived_at === null,
    );
  }

  /** Keeps what the report told, and has those workloads read again. */
  async setReported(
    workloads: Array<{ id: string; hash: string }>,
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      for (const { id, hash } of workloads) {
        await tx<WorkloadRow>('workloads')
          .where({ id })
          .update({ report_hash: hash, read_hash: null });
      }
    });
  }

  /** Somebody opened workloads; counted while they have no details to show. */
  async countViews(ids: string[]): Promise<void> {
    await this.#knex<WorkloadRow>('workloads')
      .whereIn('id', ids)
      .whereNull('read_at')
      .increment('views', 1);
  }

  /** The workloads of a source that failed since a moment. */
  async listFailed(options: {
    sourceId: string;
    since: string;
    limit: number;
  }): Promise<Array<Pick<WorkloadRow, 'id' | 'name' | 'problem'>>> {
    const { sourceId, since, limit } = options;
    return this.#knex<WorkloadRow>('workloads')
      .where({ source_id: sourceId })
      .where('failed_at', '>=', since)
      .whereNotNull('problem')
      .orderBy(['name', 'id'])
      .limit(limit)
      .select('id', 'name', 'problem');
  }

  /** Makes a source the one that reads a workload. */
  async adopt(ids: string[], sourceId: string): Promise<void> {
    await this.#knex<WorkloadRow>('workloads')
      .whereIn('id', ids)
      .update({ source_id: sourceId });
  }

  /** Marks workloads that a complete listing lacked. */
  async archive(ids: string[], now: string): Promise<void> {
    await this.#knex<WorkloadRow>('workloads')
      .whereIn('id', ids)
      .whereNull('archived_at')
      .update({ archived_at: now, problem: null, failed_at: null });
  }

  /** Brings archived workloads back as they were. */
  async restore(ids: string[]): Promise<void> {
    await this.#knex<WorkloadRow>('workloads')
      .whereIn('id', ids)
      .update({ archived_at: null });
  }

  /**
   * A workload could not be read; its stored details stay, and it is to be read
   * again. That an archived one cannot be read is no problem.
   */
  async setProblem(id: string, problem: Problem, now: string): Promise<void> {
    await this.#knex<WorkloadRow>('workloads')
      .where({ id })
      .whereNull('archived_at')
      .update({
        problem: JSON.stringify(problem),
        failed_at: now,
        read_hash: null,
      });
  }

  /** Stores milestones of a workload that could not be read to its end. */
  async addMilestones(
    workloadId: string,
    milestones: MilestoneCommit[],
  ): Promise<void> {
    await this.#knex.transaction(tx =>
      storeMilestones(tx, workloadId, milestones),
    );
  }

  /** The numbers of the milestones that are stored. */
  async milestoneNumbers(workloadId: string): Promise<Set<number>> {
    const numbers = await this.#knex('milestones')
      .where({ workload_id: workloadId })
      .pluck('number');
    return new Set(numbers);
  }

  #toRead(options: { sourceId: string; notFailedSince: string }) {
    return this.#knex<WorkloadRow>('workloads')
      .where({ source_id: options.sourceId })
      .whereRaw(TO_READ)
      .where(either =>
        either
          .whereNull('failed_at')
          .orWhere('failed_at', '<', options.notFailedSince),
      );
  }

  #forPlanning(): Knex.QueryBuilder<WorkloadRow, StoredWorkload[]> {
    return this.#knex('workloads')
      .join('sources', 'sources.id', 'workloads.source_id')
      .select(
        'workloads.id',
        'workloads.source_id',
        'workloads.tags',
        'workloads.listed_hash',
        'workloads.read_hash',
        'workloads.read_at',
        'workloads.archived_at',
        'workloads.problem',
        'sources.configured',
      );
  }
}
