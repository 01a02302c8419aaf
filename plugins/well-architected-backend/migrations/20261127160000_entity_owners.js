// @ts-check

/**
 * Keeps who owns an entity beside what else is known of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entities', table => {
    table.string('owner_ref').comment('The first owner that the catalog names');
  });
  // So long ago that the catalog is asked for all of them at once.
  await knex('entities').update({ asked_at: '' });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('entities', table => {
    table.dropColumn('owner_ref');
  });
};
