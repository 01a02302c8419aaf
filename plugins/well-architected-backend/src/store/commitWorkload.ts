import { ConflictError } from '@backstage/errors';
import {
  addRiskCounts,
  type RiskCounts,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { insertAll } from './insertAll';
import { replaceLinks } from './LinkStore';
import { recordHistory } from './recordHistory';
import { replaceRows } from './replaceRows';
import { fromRiskCountColumns, toRiskCountColumns } from './riskCounts';
import type {
  AnswerRow,
  LensReviewRow,
  MilestonePillarRow,
  MilestoneRow,
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
  answers: AnswerCommit[];
}

/** An answer as a read in depth tells it: without its notes. */
export type AnswerCommit = Omit<
  AnswerRow,
  'workload_id' | 'lens_alias' | 'notes' | 'notes_read_at'
>;

/** What changes with the tasks of a workload. */
export interface TaskChanges {
  inserts: TaskRow[];
  /** Rows as they become, their version raised by one. */
  updates: TaskRow[];
  history: TaskHistoryRow[];
}

/** Everything that a read in depth stores. */
export interface WorkloadCommit {
  workload: Pick<
    WorkloadRow,
    | 'id'
    | 'name'
    | 'environment'
    | 'review_owner'
    | 'improvement_status'
    | 'description'
    | 'notes'
    | 'tags'
    | 'aws_updated_at'
    | 'read_report_hash'
  > & { read_hash: string; read_at: string };
  /** The `listed_hash` when the read began. */
  listedHash: string | null;
  lensReviews: LensReviewCommit[];
  /** Those that are not stored yet. */
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
 * Stores a read of a workload, whole or not at all, and of it what differs.
 *
 * @returns 'abandoned' when a read that began later is stored already, 'unseen'
 * when it is the first one, and nobody has opened the workload before
 */
export async function commitWorkload(
  knex: Knex,
  commit: WorkloadCommit,
): Promise<'changed' | 'unchanged' | 'unseen' | 'abandoned'> {
  return knex.transaction(async tx => {
    const held = await holdWorkload(tx, commit);
    if (!held) {
      return 'abandoned';
    }
    const { before, views } = held;
    const { id, read_at } = commit.workload;
    const changes = [
      await storeLensReviews(tx, commit, before),
      await storeMilestones(tx, id, commit.milestones),
      await replaceLinks(tx, {
        where: { workload_id: id, origin: 'tag' },
        links: commit.taggedEntityRefs.map(entity_ref => ({
          workload_id: id,
          entity_ref,
        })),
        now: read_at,
      }),
      await storeTasks(tx, commit, before),
    ];
    if (before !== 'details' && views === 0) {
      return 'unseen';
    }
    return changes.includes(true) ? 'changed' : 'unchanged';
  });
}

/** What is stored of a workload before a read of it. */
type Before = 'nothing' | 'scores' | 'details';

/**
 * Stores the workload itself. Holds its row until the transaction ends, so that
 * two reads of it and the tasks they follow come one after the other.
 */
async function holdWorkload(
  tx: Knex.Transaction,
  { workload: { id, ...columns }, listedHash }: WorkloadCommit,
): Promise<{ before: Before; views: number } | undefined> {
  const row = {
    ...columns,
    // A listing that came after the read began knows better.
    listed_hash: tx.raw(
      "case when coalesce(listed_hash, '') = ? then ? else listed_hash end",
      [listedHash ?? '', columns.read_hash],
    ),
    archived_at: null,
    problem: null,
    failed_at: null,
  };
  const [first] = await tx<WorkloadRow>('workloads')
    .where({ id })
    .whereNull('read_at')
    .update(row)
    .returning(['scored_at', 'views']);
  if (first) {
    const before = first.scored_at === null ? 'nothing' : 'scores';
    return { before, views: first.views };
  }
  const updated = await tx<WorkloadRow>('workloads')
    .where({ id })
    .where('read_at', '<=', columns.read_at)
    .update(row);
  return updated === 0 ? undefined : { before: 'details', views: 0 };
}

async function storeLensReviews(
  tx: Knex.Transaction,
  { lensReviews, workload }: WorkloadCommit,
  before: Before,
): Promise<boolean> {
  if (before === 'scores') {
    for (const table of ['answers', 'pillar_reviews', 'lens_reviews']) {
      await tx(table).where({ workload_id: workload.id }).delete();
    }
  }
  const ofWorkload = {
    workloadId: workload.id,
    isEmpty: before !== 'details',
  };
  const reviews = await replaceRows(tx, {
    ...ofWorkload,
    table: 'lens_reviews',
    keys: ['lens_alias'],
    rows: lensReviews.map(({ review }) => ({ ...review })),
  });
  const pillars = await replaceRows(tx, {
    ...ofWorkload,
    table: 'pillar_reviews',
    keys: ['lens_alias', 'pillar_id'],
    rows: lensReviews.flatMap(({ review: { lens_alias }, ...lens }) =>
      lens.pillars.map((pillar, position) => ({
        lens_alias,
        ...toPillarColumns(pillar, position),
      })),
    ),
  });
  const answers = await replaceRows(tx, {
    ...ofWorkload,
    table: 'answers',
    keys: ['lens_alias', 'question_id'],
    rows: lensReviews.flatMap(({ review: { lens_alias }, ...lens }) =>
      lens.answers.map(answer => ({ lens_alias, ...answer })),
    ),
  });
  await storeScores(tx, workload, lensReviews, before);
  return reviews || pillars || answers;
}

async function storeMilestones(
  tx: Knex.Transaction,
  workload_id: string,
  milestones: WorkloadCommit['milestones'],
): Promise<boolean> {
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
  return milestones.length > 0;
}

/** Adds to the history of scores where the counts are others than the last ones. */
async function storeScores(
  tx: Knex.Transaction,
  { id, read_at }: WorkloadCommit['workload'],
  lensReviews: LensReviewCommit[],
  before: Before,
): Promise<void> {
  const last = new Map<string, ScoreHistoryRow>();
  if (before === 'details') {
    const history = await tx<ScoreHistoryRow>('score_history')
      .where({ workload_id: id })
      .orderBy('at');
    history.forEach(row => last.set(row.lens_alias, row));
  }
  const points = lensReviews.flatMap(({ review: { lens_alias }, pillars }) => {
    const counts = addRiskCounts(pillars.map(({ riskCounts }) => riskCounts));
    const point = last.get(lens_alias);
    return point && isSame(fromRiskCountColumns(point), counts)
      ? []
      : {
          workload_id: id,
          lens_alias,
          at: read_at,
          ...toRiskCountColumns(counts),
        };
  });
  if (points.length > 0) {
    await tx<ScoreHistoryRow>('score_history')
      .insert(points)
      .onConflict(['workload_id', 'lens_alias', 'at'])
      .merge();
  }
}

async function storeTasks(
  tx: Knex.Transaction,
  { workload, followRisks }: WorkloadCommit,
  before: Before,
): Promise<boolean> {
  const tasks = before === 'details' ? await lockTasks(tx, workload.id) : [];
  const { inserts, updates, history } = followRisks(tasks);
  await insertAll(tx, 'tasks', inserts);
  for (const { id, version, ...changes } of updates) {
    const changed = await tx<TaskRow>('tasks')
      .where({ id, version: version - 1 })
      .update({ version, ...changes });
    if (changed !== 1) {
      throw new ConflictError(`Task ${id} changed while it was followed`);
    }
  }
  await recordHistory(tx, history);
  return inserts.length > 0 || updates.length > 0;
}

async function lockTasks(
  tx: Knex.Transaction,
  workload_id: string,
): Promise<TaskRow[]> {
  const query = tx<TaskRow>('tasks').where({ workload_id });
  // SQLite has one writer at a time and knows no row locks.
  return tx.client.config.client === 'pg' ? query.forUpdate() : query;
}

/** A pillar's columns; also of those that only the report told. */
export function toPillarColumns(pillar: PillarCommit, position: number) {
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
