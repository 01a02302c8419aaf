// @ts-check

/**
 * Lists of the tasks of all entities: orders that an index can walk, and what
 * the catalog has of the entities that links and owners name.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tasks', table => {
    table
      .integer('position')
      .notNullable()
      .defaultTo(0)
      .comment("The question's place in its lens");
    table
      .string('fix_order', 24)
      .notNullable()
      .defaultTo('')
      .comment('What to fix first, as digits that sort');
  });
  await knex.raw(
    `update tasks set position = coalesce((
       select lens_questions.position from lens_reviews
       join lens_questions
         on lens_questions.lens_arn = lens_reviews.lens_arn
         and lens_questions.lens_version = lens_reviews.lens_version
         and lens_questions.question_id = tasks.question_id
       where lens_reviews.workload_id = tasks.workload_id
         and lens_reviews.lens_alias = tasks.lens_alias
     ), 0)`,
  );
  /** @param {string} number */
  const fiveDigits = number =>
    knex.client.config.client === 'pg'
      ? `lpad((${number})::text, 5, '0')`
      : `printf('%05d', ${number})`;
  await knex.raw(
    `update tasks set fix_order =
       ${fiveDigits('coalesce(rank, 99999)')}
       || case risk when 'HIGH' then '0' when 'MEDIUM' then '1' else '2' end
       || ${fiveDigits('priority')}
       || coalesce(replace(due_date, '-', ''), '99999999')
       || ${fiveDigits('position')}`,
  );
  await knex.raw('create index tasks_fix_order_idx on tasks (fix_order, id)');
  // The very expression that lists sort by; of another one it would be no index.
  await knex.raw(
    `create index tasks_due_date_idx on tasks (coalesce(due_date, '9999-99-99'), fix_order, id)`,
  );
  await knex.schema.createTable('entities', table => {
    table.comment('The entities that links and owners of tasks name');
    table.string('entity_ref').primary();
    table.boolean('in_catalog').notNullable();
    table.string('asked_at', 24).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('entities');
  await knex.raw('drop index tasks_due_date_idx');
  await knex.raw('drop index tasks_fix_order_idx');
  for (const column of ['position', 'fix_order']) {
    await knex.raw('alter table tasks drop column ??', [column]);
  }
};
