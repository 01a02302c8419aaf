// @ts-check

/**
 * What people are to be told of tasks, until it is sent and for some time after.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('task_notices', table => {
    table.comment('What people are told of tasks');
    table
      .string('id')
      .primary()
      .comment('The same for the same thing, so that it is told once');
    table.string('kind', 32).notNullable();
    table.string('task_id', 64).references('tasks.id');
    table.text('about').notNullable().comment('JSON: what it takes to word it');
    table.string('created_at', 24).notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .string('next_try_at', 24)
      .comment('Empty when it is sent, or is not going to be');
    table.string('sent_at', 24);
  });
  await knex.raw(
    'create index task_notices_waiting_idx on task_notices (next_try_at) where next_try_at is not null',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('task_notices');
};
