// @ts-check

/**
 * What to fix first: by a person's own order, and by what AWS puts first.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tasks', table => {
    table
      .integer('rank')
      .comment("The place in a person's own order, 1 being the first");
    table
      .integer('priority')
      .notNullable()
      .defaultTo(0)
      .comment(
        "By the workload's profile and pillar priorities, low being first",
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const column of ['rank', 'priority']) {
    await knex.raw('alter table tasks drop column ??', [column]);
  }
};
