// @ts-check

/**
 * Has the index of entities tell their workloads too, each once and in order.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('links', table => {
    table.index(['entity_ref', 'workload_id'], 'links_entity_workload_idx');
    table.dropIndex(['entity_ref'], 'links_entity_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('links', table => {
    table.index(['entity_ref'], 'links_entity_idx');
    table.dropIndex(['entity_ref', 'workload_id'], 'links_entity_workload_idx');
  });
};
