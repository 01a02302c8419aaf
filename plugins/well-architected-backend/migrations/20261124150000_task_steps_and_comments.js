// @ts-check

const TABLES = ['task_steps', 'task_comments'];

/**
 * Steps of the improvement plan are ticked off one by one, and people talk
 * about a task. Both only grow, as the history does.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('task_steps', table => {
    table.comment(
      'Who ticked a step off, or took that back; rows are only added',
    );
    table.string('task_id', 64).notNullable().references('tasks.id');
    table.string('choice_id', 128).notNullable();
    table.integer('number').notNullable().comment('Counts the ticks of a step');
    table.boolean('done').notNullable();
    table.string('at', 24).notNullable();
    table.string('actor').notNullable().comment('Entity reference');
    table.primary(['task_id', 'choice_id', 'number']);
  });
  await knex.schema.createTable('task_comments', table => {
    table.comment('What people say about a task; rows are only added');
    table.string('id', 36).primary();
    table.string('task_id', 64).notNullable().references('tasks.id');
    table.string('at', 24).notNullable();
    table.string('author').notNullable().comment('Entity reference');
    table.text('text').notNullable();
    table
      .string('idempotency_key', 64)
      .notNullable()
      .comment('The same for a request that is sent again');
    table.unique(['task_id', 'author', 'idempotency_key'], {
      indexName: 'task_comments_request_uniq',
    });
  });
  for (const table of TABLES) {
    if (knex.client.config.client === 'pg') {
      await knex.raw(
        `create trigger ${table}_only_grows
         before update or delete or truncate on ${table}
         for each statement execute function task_history_only_grows()`,
      );
    } else {
      for (const change of ['update', 'delete']) {
        await knex.raw(
          `create trigger ${table}_no_${change} before ${change} on ${table}
           begin
             select raise(abort, 'the history of tasks only grows');
           end`,
        );
      }
    }
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of TABLES) {
    await knex.schema.dropTable(table);
  }
};
