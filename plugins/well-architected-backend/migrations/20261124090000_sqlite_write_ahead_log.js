// @ts-check

/**
 * Every workload is a transaction of its own, and with its default journal
 * SQLite waits for the disk several times in each: the event loop with it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  if (knex.client.config.client === 'better-sqlite3') {
    await knex.raw('pragma journal_mode = wal');
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  if (knex.client.config.client === 'better-sqlite3') {
    await knex.raw('pragma journal_mode = delete');
  }
};

// SQLite changes its journal outside of transactions only.
exports.config = { transaction: false };
