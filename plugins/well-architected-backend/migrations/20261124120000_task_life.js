// @ts-check

/** What a sync wrote as its reason until now, and the event that it tells of. */
const REASONS = {
  'The review shows the risk again': { event: 'atRisk' },
  'A later review still shows the risk': { event: 'contradicted' },
  'A high risk is not tracked': { event: 'riskGone', risk: 'HIGH' },
  'The review shows a medium risk only': { event: 'riskGone', risk: 'MEDIUM' },
  'The review shows no risk any more': { event: 'riskGone', risk: 'NONE' },
  'The question has no answer any more': {
    event: 'riskGone',
    risk: 'UNANSWERED',
  },
  'The question does not apply any more': {
    event: 'riskGone',
    risk: 'NOT_APPLICABLE',
  },
  'The review no longer has this question': { event: 'questionGone' },
};

/** @param {import('knex').Knex} knex */
function isPostgres(knex) {
  return knex.client.config.client === 'pg';
}

const SQLITE_UP = ['update', 'delete'].map(
  change => `
    create trigger task_history_no_${change} before ${change} on task_history
    begin
      select raise(abort, 'the history of tasks only grows');
    end`,
);
const SQLITE_DOWN = ['update', 'delete'].map(
  change => `drop trigger task_history_no_${change}`,
);

const POSTGRES_UP = [
  `create function task_history_only_grows() returns trigger as $$
   begin
     raise exception 'the history of tasks only grows';
   end
   $$ language plpgsql`,
  `create trigger task_history_only_grows
   before update or delete or truncate on task_history
   for each statement execute function task_history_only_grows()`,
];
const POSTGRES_DOWN = [
  'drop trigger task_history_only_grows on task_history',
  'drop function task_history_only_grows()',
];

/**
 * Risks can be accepted, tasks can be obsolete, and the history only grows.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tasks', table => {
    table.text('acceptance_reason');
    table
      .string('approved_by')
      .comment('Entity reference of who approved the acceptance');
    table
      .string('accepted_until', 10)
      .comment('The last day of the acceptance');
    table.index(['accepted_until'], 'tasks_accepted_until_idx');
  });
  await knex.schema.alterTable('task_history', table => {
    table.string('sync_run_id').comment('The sync that made the change');
  });
  for (const [reason, told] of Object.entries(REASONS)) {
    await knex('task_history')
      .where({ reason })
      .update({ reason: JSON.stringify(told) });
  }

  const isObsolete = JSON.stringify(
    REASONS['The review no longer has this question'],
  );
  await knex('tasks')
    .where({ state: 'resolved' })
    .whereIn(
      'id',
      knex('task_history')
        .where({ field: 'state', reason: isObsolete })
        .whereRaw('task_history.at = tasks.state_changed_at')
        .select('task_id'),
    )
    .update({ state: 'obsolete' });
  await knex('task_history')
    .where({ field: 'state', after: 'resolved', reason: isObsolete })
    .update({ after: 'obsolete' });

  for (const statement of isPostgres(knex) ? POSTGRES_UP : SQLITE_UP) {
    await knex.raw(statement);
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const statement of isPostgres(knex) ? POSTGRES_DOWN : SQLITE_DOWN) {
    await knex.raw(statement);
  }
  for (const [reason, told] of Object.entries(REASONS)) {
    await knex('task_history')
      .where({ reason: JSON.stringify(told) })
      .update({ reason });
  }
  await knex('task_history')
    .where({ field: 'state', after: 'obsolete' })
    .update({ after: 'resolved' });
  await knex('tasks')
    .where({ state: 'obsolete' })
    .update({ state: 'resolved' });
  await knex('tasks').where({ state: 'accepted' }).update({ state: 'open' });
  await knex.schema.alterTable('tasks', table => {
    table.dropIndex(['accepted_until'], 'tasks_accepted_until_idx');
  });
  // For SQLite knex would lay the table anew, which its history does not allow.
  for (const [table, column] of [
    ['task_history', 'sync_run_id'],
    ['tasks', 'acceptance_reason'],
    ['tasks', 'approved_by'],
    ['tasks', 'accepted_until'],
  ]) {
    await knex.raw('alter table ?? drop column ??', [table, column]);
  }
};
