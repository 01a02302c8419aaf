import { ConflictError } from '@backstage/errors';
import {
  addRiskCounts,
  type RiskCounts,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { replaceLinks } from './LinkStore';
import { fromRiskCountColumns, toRiskCountColumns } from './riskCounts';
import type {
  AnswerRow,
  LensQuestionRow,
  LensReviewRow,
  MilestonePillarRow,
  MilestoneRow,
  PillarReviewRow,
  ScoreHistoryRow,
  TaskHistoryRow,
  TaskRow,
  WorkloadRow,
} from './tables';

/** A pillar of a lens review or milestone, in the order of the lens. */
export interface PillarCommit {
  pillarId: string;
  pillarName: string;
  riskCounts: RiskCounts;
}

/** One lens of a workload, ready to be stored. */
export interface LensReviewCommit {
  review: Omit<LensReviewRow, 'workload_id'>;
  pillars: PillarCommit[];
  questions: Omit<LensQuestionRow, 'lens_arn' | 'lens_version'>[];
  answers: Omit<AnswerRow, 'workload_id' | 'lens_alias'>[];
}

/** What changes with the tasks of a workload. */
export interface TaskChanges {
  inserts: TaskRow[];
  /** Rows as they become, their version raised by one. */
  updates: TaskRow[];
  history: TaskHistoryRow[];
}

/** Everything that a read in depth stores. */
export interface WorkloadCommit {
  workload: Omit<WorkloadRow, 'source_id' | 'account_id' | 'region' | 'arn'> & {
    read_at: string;
  };
  lensReviews: LensReviewCommit[];
  milestones: Array<
    Omit<MilestoneRow, 'workload_id'> & {
      lenses: Array<{
        lensAlias: string;
        lensName: string;
        pillars: PillarCommit[];
      }>;
    }
  >;
  /** Entities that the tags of the workload name. */
  taggedEntityRefs: string[];
  /** Decides what the risks do to the tasks of the workload. */
  followRisks: (tasks: TaskRow[]) => TaskChanges;
}

/**
 * Stores a read of a workload, whole or not at all.
 *
 * @returns 'abandoned' when a read that began later is stored already
 */
export async function commitWorkload(
  knex: Knex,
  commit: WorkloadCommit,
): Promise<'stored' | 'abandoned'> {
  const { id, ...columns } = commit.workload;
  return knex.transaction(async tx => {
    // Holds the row until the end, so that two reads of a workload and the
    // tasks they follow come one after the other.
    const updated = await tx<WorkloadRow>('workloads')
      .where({ id })
      .andWhere(older =>
        older
          .whereNull('read_at')
          .orWhere('read_at', '<=', commit.workload.read_at),
      )
      .update(columns);
    if (updated === 0) {
      return 'abandoned';
    }
    await storeLensReviews(tx, id, commit.lensReviews);
    await storeMilestones(tx, id, commit.milestones);
    await storeScores(tx, id, commit);
    await replaceLinks(tx, {
      where: { workload_id: id, origin: 'tag' },
      links: commit.taggedEntityRefs.map(entity_ref => ({
        workload_id: id,
        entity_ref,
      })),
      now: commit.workload.read_at,
    });
    await storeTasks(tx, id, commit.followRisks);
    return 'stored';
  });
}

async function storeLensReviews(
  tx: Knex.Transaction,
  workload_id: string,
  lensReviews: LensReviewCommit[],
): Promise<void> {
  for (const table of ['answers', 'pillar_reviews', 'lens_reviews']) {
    await tx(table).where({ workload_id }).delete();
  }
  for (const { review, pillars, questions, answers } of lensReviews) {
    const { lens_alias, lens_arn, lens_version } = review;
    await tx<LensReviewRow>('lens_reviews').insert({ workload_id, ...review });
    await tx.batchInsert<PillarReviewRow>(
      'pillar_reviews',
      pillars.map((pillar, position) => ({
        workload_id,
        lens_alias,
        ...toPillarColumns(pillar, position),
      })),
      50,
    );
    await tx.batchInsert<AnswerRow>(
      'answers',
      answers.map(answer => ({ workload_id, lens_alias, ...answer })),
      50,
    );
    await storeLensTexts(tx, { lens_arn, lens_version }, questions);
  }
}

/** The texts of a lens version never change: they are stored by its first reader. */
async function storeLensTexts(
  tx: Knex.Transaction,
  lens: Pick<LensQuestionRow, 'lens_arn' | 'lens_version'>,
  questions: LensReviewCommit['questions'],
): Promise<void> {
  const known = await tx<LensQuestionRow>('lens_questions').where(lens).first();
  if (known || questions.length === 0) {
    return;
  }
  await tx<LensQuestionRow>('lens_questions')
    .insert(questions.map(question => ({ ...lens, ...question })))
    .onConflict(['lens_arn', 'lens_version', 'question_id'])
    .ignore();
}

async function storeMilestones(
  tx: Knex.Transaction,
  workload_id: string,
  milestones: WorkloadCommit['milestones'],
): Promise<void> {
  for (const { lenses, ...milestone } of milestones) {
    await tx<MilestoneRow>('milestones')
      .insert({ workload_id, ...milestone })
      .onConflict(['workload_id', 'number'])
      .ignore();
    const pillars = lenses.flatMap(lens =>
      lens.pillars.map((pillar, position) => ({
        workload_id,
        number: milestone.number,
        lens_alias: lens.lensAlias,
        lens_name: lens.lensName,
        ...toPillarColumns(pillar, position),
      })),
    );
    if (pillars.length > 0) {
      await tx<MilestonePillarRow>('milestone_pillars')
        .insert(pillars)
        .onConflict(['workload_id', 'number', 'lens_alias', 'pillar_id'])
        .ignore();
    }
  }
}

async function storeScores(
  tx: Knex.Transaction,
  workload_id: string,
  { workload, lensReviews }: WorkloadCommit,
): Promise<void> {
  for (const { review, pillars } of lensReviews) {
    const { lens_alias } = review;
    const counts = addRiskCounts(pillars.map(({ riskCounts }) => riskCounts));
    const last = await tx<ScoreHistoryRow>('score_history')
      .where({ workload_id, lens_alias })
      .orderBy('at', 'desc')
      .first();
    if (last && isSame(fromRiskCountColumns(last), counts)) {
      continue;
    }
    await tx<ScoreHistoryRow>('score_history')
      .insert({
        workload_id,
        lens_alias,
        at: workload.read_at,
        ...toRiskCountColumns(counts),
      })
      .onConflict(['workload_id', 'lens_alias', 'at'])
      .merge();
  }
}

async function storeTasks(
  tx: Knex.Transaction,
  workload_id: string,
  followRisks: WorkloadCommit['followRisks'],
): Promise<void> {
  const query = tx<TaskRow>('tasks').where({ workload_id });
  // SQLite has one writer at a time and knows no row locks.
  const tasks = await (tx.client.config.client === 'pg'
    ? query.forUpdate()
    : query);
  const { inserts, updates, history } = followRisks(tasks);
  await tx.batchInsert<TaskRow>('tasks', inserts, 50);
  for (const { id, version, ...changes } of updates) {
    const changed = await tx<TaskRow>('tasks')
      .where({ id, version: version - 1 })
      .update({ version, ...changes });
    if (changed !== 1) {
      throw new ConflictError(`Task ${id} changed while it was followed`);
    }
  }
  await tx.batchInsert<TaskHistoryRow>('task_history', history, 50);
}

function toPillarColumns(pillar: PillarCommit, position: number) {
  return {
    pillar_id: pillar.pillarId,
    pillar_name: pillar.pillarName,
    position,
    ...toRiskCountColumns(pillar.riskCounts),
  };
}

function isSame(a: RiskCounts, b: RiskCounts): boolean {
  return (Object.keys(a) as Array<keyof RiskCounts>).every(
    key => a[key] === b[key],
  );
}
