// @ts-check

/**
 * Keeps when AWS last told of a change that only a listing finds: what is told
 * while a source is synced may have come too late for its listing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('sources', table => {
    table
      .string('told_at', 24)
      .comment('When an event told of a change that a listing finds');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('sources', table => {
    table.dropColumn('told_at');
  });
};
