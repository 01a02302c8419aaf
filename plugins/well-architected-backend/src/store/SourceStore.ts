import type { Knex } from 'knex';
import type { Problem } from 'backstage-plugin-well-architected-common';
import { TO_READ, type SourceRow, type SyncRunRow } from './tables';

/** A source with how many of its workloads are stored and not archived. */
export interface CountedSourceRow extends SourceRow {
  workloads: number;
}

/** How far a source is behind AWS. */
export interface SourceHealth {
  id: string;
  synced_at: string | null;
  /** Workloads that are to be read in depth. */
  to_read: number;
}

/** The AWS accounts in a region, and how reading them goes. */
export class SourceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Makes the stored sources those that are configured. A source that left the
   * configuration stays, with its workloads, and is marked so; what was asked of
   * it ends.
   */
  async register(
    sources: Array<Pick<SourceRow, 'id' | 'name' | 'account_id' | 'region'>>,
    now: string,
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      const ids = sources.map(({ id }) => id);
      await tx<SourceRow>('sources')
        .whereNotIn('id', ids)
        .update({ configured: false });
      await tx<SyncRunRow>('sync_runs')
        .whereNotIn('source_id', ids)
        .whereNull('finished_at')
        .update({
          state: 'failed',
          problem: JSON.stringify(notConfigured(now)),
          finished_at: now,
        });
      for (const source of sources) {
        await tx<SourceRow>('sources')
          .insert({ ...source, configured: true, listing_due_at: now })
          .onConflict('id')
          .merge({ name: source.name, configured: true });
      }
    });
  }

  /** All sources, by name and region. */
  async list(): Promise<CountedSourceRow[]> {
    const rows: CountedSourceRow[] = await this.#knex('sources')
      .leftJoin('workloads', join =>
        join
          .on('workloads.source_id', 'sources.id')
          .andOnNull('workloads.archived_at'),
      )
      .groupBy('sources.id')
      .orderBy(['sources.name', 'sources.region'])
      .select('sources.*')
      .count({ workloads: 'workloads.id' });
    return rows.map(row => ({
      ...row,
      configured: Boolean(row.configured),
      workloads: Number(row.workloads),
    }));
  }

  /** When each configured source was last synced well, and what is left to do. */
  async health(): Promise<SourceHealth[]> {
    const rows: SourceHealth[] = await this.#knex('sources')
      .where({ configured: true })
      .orderBy('id')
      .select(
        'id',
        'synced_at',
        this.#knex('workloads')
          .where('source_id', this.#knex.ref('sources.id'))
          .whereRaw(TO_READ)
          .count()
          .as('to_read'),
      );
    return rows.map(row => ({ ...row, to_read: Number(row.to_read) }));
  }

  /** One source. */
  async get(id: string): Promise<SourceRow | undefined> {
    return this.#knex<SourceRow>('sources').where({ id }).first();
  }

  /** The source that reads an account in a region. */
  async find(
    accountId: string,
    region: string,
  ): Promise<SourceRow | undefined> {
    return this.#knex<SourceRow>('sources')
      .where({ account_id: accountId, region })
      .orderBy('configured', 'desc')
      .first();
  }

  /** Keeps the account that default credentials have told. */
  async setAccount(id: string, accountId: string): Promise<void> {
    await this.#knex<SourceRow>('sources')
      .where({ id })
      .update({ account_id: accountId });
  }

  /** All workloads were listed: what kept them from being listed is over. */
  async setListed(
    id: string,
    state: { at: string; heldArchive: string[] | null },
  ): Promise<void> {
    await this.#knex<SourceRow>('sources')
      .where({ id })
      .update({
        last_listed_at: state.at,
        held_archive: state.heldArchive && JSON.stringify(state.heldArchive),
      });
  }

  /** All workloads were compared with the report. */
  async setCompared(id: string, nextAt: string): Promise<void> {
    await this.#knex<SourceRow>('sources')
      .where({ id })
      .update({ comparison_due_at: nextAt });
  }

  /**
   * A run of all workloads ended, well but for some of them. The next listing is
   * due, or soon where AWS has told of a change since the run began.
   */
  async setSynced(
    id: string,
    state: {
      at: string;
      beganAt: string;
      dueAt: string;
      soonAt: string;
      failedRuns: number;
    },
  ): Promise<void> {
    const { beganAt, dueAt, soonAt } = state;
    await this.#knex<SourceRow>('sources')
      .where({ id })
      .update({
        listing_due_at: this.#knex.raw(
          'case when told_at >= ? then ? else ? end',
          [beganAt, soonAt < dueAt ? soonAt : dueAt, dueAt],
        ),
        failed_runs: state.failedRuns,
        problem: null,
        ...(state.failedRuns === 0 && { synced_at: state.at }),
      });
  }

  /** The source could not be read. */
  async setFailed(
    id: string,
    state: { problem: Problem; dueAt: string; failedRuns: number },
  ): Promise<void> {
    await this.#knex<SourceRow>('sources')
      .where({ id })
      .update({
        problem: JSON.stringify(state.problem),
        listing_due_at: state.dueAt,
        failed_runs: state.failedRuns,
      });
  }

  /** A change is known: has a source listed no later than at a moment. */
  async listBy(id: string, moment: string, toldAt: string): Promise<void> {
    await this.#knex<SourceRow>('sources')
      .where({ id })
      .update({
        told_at: toldAt,
        listing_due_at: this.#knex.raw(
          'case when listing_due_at > ? then ? else listing_due_at end',
          [moment, moment],
        ),
      });
  }
}

function notConfigured(since: string): Problem {
  return {
    name: 'NotConfigured',
    message: 'The source is not configured any more',
    since,
    advice: 'Add it to `wellArchitected.sources`, should it still be read.',
  };
}
