import type { Knex } from 'knex';
import { v4 as uuid } from 'uuid';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor';
import { fromJson } from './json';
import type { SourceRow, SyncRunRow } from './tables';

const PLACE = z.object({ queuedAt: z.string(), id: z.string() });

const WAITING: SyncRunRow['state'][] = ['queued', 'running'];

/** What a source has to do. */
export interface DueWork {
  listingDueAt: string;
  /** Queued, or left running by a process that ended; the oldest first. */
  runs: SyncRunRow[];
}

/** Syncs asked for, under way and done. */
export class SyncRunStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What a source has to do, in one query; undefined for an unknown source. */
  async due(sourceId: string, now: string): Promise<DueWork | undefined> {
    const rows = await this.#knex<SourceRow>('sources')
      .leftJoin<SyncRunRow>('sync_runs', join =>
        join
          .on('sync_runs.source_id', 'sources.id')
          .onIn('sync_runs.state', WAITING)
          .andOnVal('sync_runs.due_at', '<=', now),
      )
      .where('sources.id', sourceId)
      .orderBy('sync_runs.queued_at')
      .select('sources.listing_due_at', 'sync_runs.*');
    return (
      rows[0] && {
        listingDueAt: rows[0].listing_due_at,
        runs: rows.filter(row => row.id !== null),
      }
    );
  }

  /** Queues a run, or returns the one that is queued for the same already. */
  async queue(request: {
    sourceId: string;
    workloadIds?: string[];
    trigger: SyncRunRow['trigger'];
    requestedBy: string | null;
    now: string;
  }): Promise<SyncRunRow> {
    const same = {
      source_id: request.sourceId,
      scope: request.workloadIds ? ('workloads' as const) : ('source' as const),
      workload_ids: request.workloadIds
        ? JSON.stringify([...request.workloadIds].sort())
        : null,
      requested_by: request.requestedBy,
      state: 'queued' as const,
    };
    return this.#knex.transaction(async tx => {
      await holdSource(tx, request.sourceId);
      const queued = await tx<SyncRunRow>('sync_runs').where(same).first();
      if (queued) {
        return queued;
      }
      const run = newRun({
        ...same,
        trigger: request.trigger,
        queued_at: request.now,
        due_at: request.now,
      });
      await tx<SyncRunRow>('sync_runs').insert(run);
      return run;
    });
  }

  /**
   * Queues the sync of a workload that an event names. The events of a source
   * that come before its run is due are taken up by this one run.
   */
  async queueEvent(request: {
    sourceId: string;
    workloadId: string;
    now: string;
    dueAt: string;
  }): Promise<void> {
    await this.#knex.transaction(async tx => {
      await holdSource(tx, request.sourceId);
      const queued = await tx<SyncRunRow>('sync_runs')
        .where({
          source_id: request.sourceId,
          trigger: 'event',
          state: 'queued',
        })
        .first();
      const ids = new Set(fromJson<string[]>(queued?.workload_ids ?? null));
      if (queued && ids.has(request.workloadId)) {
        return;
      }
      const workload_ids = JSON.stringify([...ids.add(request.workloadId)]);
      // A run that was taken up in this moment does not learn of more.
      const added =
        queued &&
        (await tx<SyncRunRow>('sync_runs')
          .where({ id: queued.id, state: 'queued' })
          .update({ workload_ids }));
      if (!added) {
        await tx<SyncRunRow>('sync_runs').insert(
          newRun({
            source_id: request.sourceId,
            scope: 'workloads',
            workload_ids: JSON.stringify([request.workloadId]),
            requested_by: null,
            trigger: 'event',
            queued_at: request.now,
            due_at: request.dueAt,
          }),
        );
      }
    });
  }

  /** Takes up a run; returns it as it is then. */
  async start(id: string, now: string): Promise<SyncRunRow> {
    const [run] = await this.#knex<SyncRunRow>('sync_runs')
      .where({ id })
      .update({
        state: 'running',
        started_at: this.#knex.raw('coalesce(started_at, ?)', [now]),
      })
      .returning('*');
    return run;
  }

  /** Writes how a run goes. */
  async update(id: string, changes: Partial<SyncRunRow>): Promise<void> {
    await this.#knex<SyncRunRow>('sync_runs').where({ id }).update(changes);
  }

  /** One run. */
  async get(id: string): Promise<SyncRunRow | undefined> {
    return this.#knex<SyncRunRow>('sync_runs').where({ id }).first();
  }

  /** A page of runs, the newest first. */
  async list(options: {
    sourceId?: string;
    limit: number;
    cursor?: string;
  }): Promise<{ rows: SyncRunRow[]; nextCursor?: string }> {
    const { sourceId, limit, cursor } = options;
    const query = this.#knex<SyncRunRow>('sync_runs')
      .orderBy([
        { column: 'queued_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (sourceId) {
      query.where({ source_id: sourceId });
    }
    const after = readCursor(cursor, PLACE);
    if (after) {
      query.whereRaw('(queued_at, id) < (?, ?)', [after.queuedAt, after.id]);
    }
    const rows = await query;
    const page = rows.slice(0, limit);
    const last = page[page.length - 1];
    return {
      rows: page,
      nextCursor:
        rows.length > limit
          ? writeCursor({ queuedAt: last.queued_at, id: last.id })
          : undefined,
    };
  }

  /** Forgets runs that ended before a moment. */
  async deleteFinishedBefore(moment: string): Promise<void> {
    await this.#knex<SyncRunRow>('sync_runs')
      .where('finished_at', '<', moment)
      .delete();
  }
}

/** Lets one request of a source after the other look what is queued. */
async function holdSource(tx: Knex.Transaction, id: string): Promise<void> {
  // SQLite has one writer at a time and knows no row locks.
  if (tx.client.config.client === 'pg') {
    await tx<SourceRow>('sources').where({ id }).forUpdate().first('id');
  }
}

function newRun(
  run: Pick<
    SyncRunRow,
    | 'source_id'
    | 'scope'
    | 'workload_ids'
    | 'requested_by'
    | 'trigger'
    | 'queued_at'
    | 'due_at'
  >,
): SyncRunRow {
  return {
    ...run,
    id: uuid(),
    state: 'queued',
    phase: 'listing',
    progress: null,
    done: 0,
    total: null,
    listed: null,
    archived: null,
    started_at: null,
    finished_at: null,
    problem: null,
    failures: null,
  };
}
