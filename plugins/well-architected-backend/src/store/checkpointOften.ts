import type { Knex } from 'knex';

/** In pages; by itself SQLite waits for a thousand. */
const LOG_AT_MOST = 100;

/**
 * Has SQLite move its write-ahead log into the database with about every workload
 * that is stored. It does so in the commit that makes the log too long, and the
 * whole process waits: a thousand pages take as long as a person's request does.
 */
export async function checkpointOften(knex: Knex): Promise<void> {
  if (knex.client.config.client === 'better-sqlite3') {
    await knex.raw(`pragma wal_autocheckpoint = ${LOG_AT_MOST}`);
  }
}
