import type { Knex } from 'knex';
import { askAgainAt } from '../plugins/well-architected-backend/src/links/askAgainAt';
import type {
  EntityRow,
  SourceRow,
  SyncRunRow,
} from '../plugins/well-architected-backend/src/store/tables';
import { ownersOf, serviceOf, teamOf } from './portfolio';
import { questions, workloadRows, type WorkloadRows } from './taskRows';
import { until } from './tool';

const NEVER = '9999-12-31T00:00:00.000Z';

/** Workloads that are stored together; another process writes meanwhile. */
const BATCH = 50;
/** Rows that one statement carries. */
const CHUNK = 200;

/**
 * Stores workloads of so many services with their tasks in the database of a
 * running plugin, which asks AWS for nothing from then on.
 */
export async function storeTasks(knex: Knex, services: number): Promise<void> {
  await endSyncing(knex);
  await knex('lens_questions').insert(questions());
  await storeEntities(knex, services);
  for (let first = 0; first < services; first += BATCH) {
    const all = Array.from(
      { length: Math.min(BATCH, services - first) },
      (_, place) => workloadRows(first + place),
    );
    await knex.transaction(async tx => {
      for (const table of Object.keys(all[0]) as Array<keyof WorkloadRows>) {
        const rows: object[] = all.flatMap<object>(each => each[table]);
        await tx.batchInsert(table, rows, CHUNK);
      }
    });
  }
  if (knex.client.config.client === 'pg') {
    // As autovacuum does before long.
    await knex.raw('vacuum analyze');
  }
}

/** Waits until the first run is over, and puts the next one off for ever. */
async function endSyncing(knex: Knex): Promise<void> {
  await until(async () => {
    const runs = await knex<SyncRunRow>('sync_runs').select('state');
    return (
      runs.length > 0 &&
      runs.every(({ state }) => state !== 'queued' && state !== 'running')
    );
  });
  await knex<SourceRow>('sources').update({
    listing_due_at: NEVER,
    problem: null,
    failed_runs: 0,
  });
}

/** What the plugin would have asked the catalog for by and by. */
async function storeEntities(knex: Knex, services: number): Promise<void> {
  const known = {
    in_catalog: true,
    missing_since: null,
    ask_again_at: askAgainAt(null, new Date()),
  };
  const rows: EntityRow[] = [
    ...Array.from({ length: services }, (_, index) => ({
      ...known,
      entity_ref: `component:${serviceOf(index)}`,
      owner_ref: teamOf(index),
    })),
    ...ownersOf(services).map(entity_ref => ({
      ...known,
      entity_ref,
      owner_ref: null,
    })),
  ];
  await knex.batchInsert('entities', rows, CHUNK);
}
