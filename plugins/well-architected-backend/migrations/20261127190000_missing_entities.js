// @ts-check

/**
 * Keeps when the catalog is asked again for an entity, instead of when it was
 * asked, and since when it has not had it: what is missing for long is asked for
 * less often.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entities', table => {
    table.renameColumn('asked_at', 'ask_again_at');
    table
      .string('missing_since', 24)
      .comment('Since when the catalog has not had it; null while it has');
  });
  // So long ago that the catalog is asked for all of them at once.
  await knex('entities').update({ ask_again_at: '' });
  await knex.schema.alterTable('entities', table => {
    table.index(['ask_again_at'], 'entities_ask_again_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('entities', table => {
    table.dropIndex(['ask_again_at'], 'entities_ask_again_idx');
  });
  await knex.schema.alterTable('entities', table => {
    table.renameColumn('ask_again_at', 'asked_at');
    table.dropColumn('missing_since');
  });
};
