// @ts-check

/**
 * Moments are stored as ISO 8601 text in UTC, days as YYYY-MM-DD: both sort as
 * they follow each other, on every database and with every driver. Documents
 * that are only ever read whole are JSON text.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sources', table => {
    table.comment('AWS accounts in a region, and how reading them goes');
    table.string('id').primary().comment('<account or "default">:<region>');
    table.string('name').notNullable();
    table
      .string('account_id', 12)
      .comment('Null until default credentials have told their account');
    table.string('region').notNullable();
    table
      .boolean('configured')
      .notNullable()
      .comment('False for a source that left the configuration');
    table.string('last_listed_at', 24);
    table
      .string('listing_due_at', 24)
      .notNullable()
      .comment('When all workloads are to be listed again');
    table
      .text('held_archive')
      .comment('JSON: ids that a listing lacked, too many to believe it once');
    table
      .text('problem')
      .comment('JSON: what keeps the source from being read');
  });

  await knex.schema.createTable('sync_runs', table => {
    table.string('id', 36).primary();
    table.string('source_id').notNullable().references('sources.id');
    table.string('scope').notNullable().comment('source or workloads');
    table.text('workload_ids').comment('JSON, for the scope workloads');
    table.string('trigger').notNullable().comment('schedule or person');
    table.string('requested_by').comment('Entity reference of the person');
    table.string('state').notNullable();
    table.integer('done').notNullable().defaultTo(0);
    table.integer('total');
    table.integer('listed');
    table.integer('archived');
    table.string('queued_at', 24).notNullable();
    table.string('started_at', 24);
    table.string('finished_at', 24);
    table.text('problem').comment('JSON: what ended the run');
    table.text('failures').comment('JSON: workloads that could not be read');
    table.index(['source_id', 'state'], 'sync_runs_source_state_idx');
    table.index(['queued_at', 'id'], 'sync_runs_queued_idx');
  });

  await knex.schema.createTable('workloads', table => {
    table.string('id', 64).primary().comment('WorkloadId of AWS');
    table.string('arn').notNullable().unique();
    table.string('source_id').notNullable().references('sources.id');
    table
      .string('account_id', 12)
      .notNullable()
      .comment('The account that owns it');
    table.string('region').notNullable();
    table.string('name').notNullable();
    table.string('environment');
    table.string('review_owner');
    table.string('improvement_status');
    table.text('description').notNullable().defaultTo('');
    table.text('notes').notNullable().defaultTo('');
    table.text('tags').notNullable().defaultTo('{}').comment('JSON object');
    table.string('aws_updated_at', 24).notNullable();
    table
      .string('read_hash', 64)
      .comment('Of the summary that the stored details belong to');
    table
      .string('read_at', 24)
      .comment('When the read of the stored details began');
    table.string('archived_at', 24);
    table.text('problem').comment('JSON: why it could not be read');
    table.index(['source_id', 'archived_at'], 'workloads_source_idx');
    table.index(['name', 'id'], 'workloads_name_idx');
  });

  await knex.schema.createTable('lens_questions', table => {
    table.comment('The texts of a lens version, once for all workloads');
    table.string('lens_arn').notNullable();
    table.string('lens_version').notNullable();
    table.string('question_id', 128).notNullable();
    table.string('pillar_id', 64).notNullable();
    table.integer('position').notNullable().comment('In the order of the lens');
    table.text('title').notNullable();
    table.text('description');
    table.text('helpful_resource_url');
    table
      .text('choices')
      .notNullable()
      .comment('JSON: id, title, description, improvement plan of each');
    table.primary(['lens_arn', 'lens_version', 'question_id']);
  });

  await knex.schema.createTable('lens_reviews', table => {
    ofWorkload(table);
    table.string('lens_alias').notNullable();
    table.string('lens_arn').notNullable();
    table.string('lens_name').notNullable();
    table.string('lens_version').notNullable();
    table.string('lens_status').notNullable();
    table.text('notes').notNullable();
    table.string('aws_updated_at', 24).notNullable();
    table.primary(['workload_id', 'lens_alias']);
  });

  await knex.schema.createTable('pillar_reviews', table => {
    ofWorkload(table);
    table.string('lens_alias').notNullable();
    table.string('pillar_id', 64).notNullable();
    table.string('pillar_name').notNullable();
    table.integer('position').notNullable();
    riskCounts(table);
    table.primary(['workload_id', 'lens_alias', 'pillar_id']);
  });

  await knex.schema.createTable('answers', table => {
    ofWorkload(table);
    table.string('lens_alias').notNullable();
    table.string('question_id', 128).notNullable();
    table.string('pillar_id', 64).notNullable();
    table.string('risk').notNullable();
    table.boolean('applicable').notNullable();
    table.string('reason');
    table
      .text('choices')
      .notNullable()
      .comment('JSON: status, reason and notes by choice id');
    table
      .text('improvements')
      .notNullable()
      .comment('JSON: choice ids of the improvement plan');
    table.text('jira_issue_url');
    table.text('notes').comment('Read when somebody opens the question');
    table
      .string('notes_read_at', 24)
      .comment('The read_at of the workload that the notes belong to');
    table.primary(['workload_id', 'lens_alias', 'question_id']);
  });

  await knex.schema.createTable('milestones', table => {
    ofWorkload(table);
    table.integer('number').notNullable();
    table.string('name').notNullable();
    table.string('recorded_at', 24).notNullable();
    table.primary(['workload_id', 'number']);
  });

  await knex.schema.createTable('milestone_pillars', table => {
    ofWorkload(table);
    table.integer('number').notNullable();
    table.string('lens_alias').notNullable();
    table.string('lens_name').notNullable();
    table.string('pillar_id', 64).notNullable();
    table.string('pillar_name').notNullable();
    table.integer('position').notNullable();
    riskCounts(table);
    table.primary(['workload_id', 'number', 'lens_alias', 'pillar_id']);
  });

  await knex.schema.createTable('score_history', table => {
    table.comment('Risk counts of a lens each time a sync saw them change');
    ofWorkload(table);
    table.string('lens_alias').notNullable();
    table.string('at', 24).notNullable();
    riskCounts(table);
    table.primary(['workload_id', 'lens_alias', 'at']);
  });

  await knex.schema.createTable('links', table => {
    ofWorkload(table);
    table.string('entity_ref').notNullable();
    table.string('origin').notNullable().comment('annotation, tag or person');
    table.string('created_at', 24).notNullable();
    table.string('created_by').comment('Entity reference of the person');
    table.primary(['workload_id', 'entity_ref', 'origin']);
    table.index(['entity_ref'], 'links_entity_idx');
  });

  await knex.schema.createTable('tasks', table => {
    table
      .string('id', 64)
      .primary()
      .comment('Derived from workload, lens and question, so it never changes');
    table.string('workload_id', 64).notNullable().references('workloads.id');
    table.string('lens_alias').notNullable();
    table.string('question_id', 128).notNullable();
    table.string('pillar_id', 64).notNullable();
    table.text('title').notNullable();
    table.string('risk').notNullable();
    table.string('state').notNullable();
    table.string('state_changed_at', 24).notNullable();
    table.string('owner_ref');
    table.string('due_date', 10);
    table.text('note').notNullable().defaultTo('');
    table.text('ticket_url');
    table.integer('version').notNullable();
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.unique(['workload_id', 'lens_alias', 'question_id'], {
      indexName: 'tasks_question_uniq',
    });
    table.index(['workload_id', 'state', 'risk'], 'tasks_workload_idx');
    table.index(['owner_ref', 'state'], 'tasks_owner_idx');
  });

  await knex.schema.createTable('task_history', table => {
    table.comment('Who changed what of a task; rows are only ever added');
    table.string('task_id', 64).notNullable().references('tasks.id');
    table.integer('version').notNullable();
    table.string('field').notNullable();
    table.string('at', 24).notNullable();
    table.string('actor').notNullable().comment('Entity reference, or sync');
    table.text('before');
    table.text('after');
    table.text('reason');
    table.primary(['task_id', 'version', 'field']);
  });

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  function ofWorkload(table) {
    table
      .string('workload_id', 64)
      .notNullable()
      .references('workloads.id')
      .onDelete('CASCADE');
  }

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  function riskCounts(table) {
    for (const risk of [
      'high',
      'medium',
      'none',
      'unanswered',
      'not_applicable',
    ]) {
      table.integer(risk).notNullable();
    }
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'task_history',
    'tasks',
    'links',
    'score_history',
    'milestone_pillars',
    'milestones',
    'answers',
    'pillar_reviews',
    'lens_reviews',
    'lens_questions',
    'workloads',
    'sync_runs',
    'sources',
  ]) {
    await knex.schema.dropTable(table);
  }
};
