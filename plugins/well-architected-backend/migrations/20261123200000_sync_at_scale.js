// @ts-check

/**
 * What is left to be read stands in the database, so that a sync goes on where
 * it was left, in any process, without asking AWS again what moved.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('sources', table => {
    table
      .string('comparison_due_at', 24)
      .comment('When all workloads are to be compared with the report again');
    table
      .string('synced_at', 24)
      .comment('When the last run of all workloads ended well');
    table
      .integer('failed_runs')
      .notNullable()
      .defaultTo(0)
      .comment('How many runs failed since the last good one');
  });

  await knex.schema.alterTable('sync_runs', table => {
    table
      .string('phase')
      .notNullable()
      .defaultTo('listing')
      .comment('listing, report or details');
    table
      .text('progress')
      .comment('JSON: pages already read of a phase that was left');
    table
      .string('due_at', 24)
      .notNullable()
      .defaultTo('')
      .comment('Before this moment it waits for more of the same');
  });

  await knex.schema.alterTable('workloads', table => {
    table
      .string('listed_hash', 64)
      .comment(
        'Of the summary listed last; to be read where read_hash differs',
      );
    table
      .integer('high_risks')
      .notNullable()
      .defaultTo(0)
      .comment('Of all lenses, as listed last');
    table
      .string('report_hash', 64)
      .comment('Of what the consolidated report told last');
    table
      .string('read_report_hash', 64)
      .comment('Of what the report would tell of the stored details');
    table
      .string('scored_at', 24)
      .comment('When its scores were first stored, before any details');
    table
      .integer('views')
      .notNullable()
      .defaultTo(0)
      .comment('How often it was opened before its details were there');
    table.string('failed_at', 24).comment('When reading it last failed');
  });
  await knex('workloads').update({ listed_hash: knex.ref('read_hash') });
  await knex.raw(
    `create index workloads_to_read_idx on workloads (source_id)
      where archived_at is null
        and (read_hash is null or read_hash <> listed_hash)`,
  );

  await knex.schema.createTable('lens_versions', table => {
    table.comment('What a lens version is called, and its pillars');
    table.string('lens_arn').notNullable();
    table.string('lens_version').notNullable();
    table.string('lens_name').notNullable();
    table
      .text('pillars')
      .notNullable()
      .comment('JSON: ids and names in the order of the lens');
    table.string('read_at', 24).notNullable();
    table.primary(['lens_arn', 'lens_version']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lens_versions');
  await knex.raw('drop index workloads_to_read_idx');
  await knex.schema.alterTable('workloads', table => {
    table.dropColumns(
      'listed_hash',
      'high_risks',
      'report_hash',
      'read_report_hash',
      'scored_at',
      'views',
      'failed_at',
    );
  });
  await knex.schema.alterTable('sync_runs', table => {
    table.dropColumns('phase', 'progress', 'due_at');
  });
  await knex.schema.alterTable('sources', table => {
    table.dropColumns('comparison_due_at', 'synced_at', 'failed_runs');
  });
};
