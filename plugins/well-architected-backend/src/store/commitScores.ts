import type { Knex } from 'knex';
import { insertAll } from './insertAll';
import { toPillarColumns } from './storeReview';
import type { AnswerRow, LensReviewRow, WorkloadRow } from './tables';
import type { PillarCommit } from './WorkloadCommit';

/** What the consolidated report stores of a workload without details. */
export interface ScoresCommit {
  id: string;
  reportHash: string;
  lensReviews: Array<{
    review: Omit<LensReviewRow, 'workload_id'>;
    pillars: PillarCommit[];
    /** Those at risk. */
    answers: Array<
      Pick<AnswerRow, 'question_id' | 'pillar_id' | 'risk' | 'improvements'>
    >;
  }>;
}

/**
 * Stores the scores and the questions at risk of workloads that have no details
 * yet; those that were read in depth meanwhile keep what is stored.
 *
 * @returns the ids of the workloads whose scores were stored
 */
export async function commitScores(
  knex: Knex,
  workloads: ScoresCommit[],
  now: string,
): Promise<string[]> {
  return knex.transaction(async tx => {
    const scored = await setScored(tx, workloads, now);
    const ids = scored.map(({ id }) => id);
    const stored = workloads.filter(({ id }) => ids.includes(id));
    await deleteScores(
      tx,
      // On a first sync there are none, and many workloads.
      scored.filter(({ scored_at }) => scored_at !== now),
    );
    const reviews = stored.flatMap(({ id, lensReviews }) =>
      lensReviews.map(lensReview => ({ workload_id: id, ...lensReview })),
    );
    await insertAll(
      tx,
      'lens_reviews',
      reviews.map(({ workload_id, review }) => ({ workload_id, ...review })),
    );
    await insertAll(
      tx,
      'pillar_reviews',
      reviews.flatMap(({ workload_id, review, pillars }) =>
        pillars.map((pillar, position) => ({
          workload_id,
          lens_alias: review.lens_alias,
          ...toPillarColumns(pillar, position),
        })),
      ),
    );
    await insertAll(
      tx,
      'answers',
      reviews.flatMap(({ workload_id, review, answers }) =>
        answers.map(answer => ({
          workload_id,
          lens_alias: review.lens_alias,
          applicable: true,
          choices: '{}',
          ...answer,
        })),
      ),
    );
    return ids;
  });
}

/**
 * @returns the workloads that have no details, which are held until the end, and
 * since when each has scores
 */
async function setScored(
  tx: Knex.Transaction,
  workloads: ScoresCommit[],
  now: string,
): Promise<Array<Pick<WorkloadRow, 'id' | 'scored_at'>>> {
  const hashes = workloads.flatMap(({ id, reportHash }) => [id, reportHash]);
  return tx('workloads')
    .whereIn(
      'id',
      workloads.map(({ id }) => id),
    )
    .whereNull('read_at')
    .update({
      scored_at: tx.raw('coalesce(scored_at, ?)', [now]),
      report_hash: tx.raw(
        `case id ${'when ? then ? '.repeat(workloads.length)}end`,
        hashes,
      ),
    })
    .returning(['id', 'scored_at']);
}

/** Makes room for the scores of workloads that had some before. */
async function deleteScores(
  tx: Knex.Transaction,
  workloads: Array<Pick<WorkloadRow, 'id'>>,
): Promise<void> {
  if (workloads.length === 0) {
    return;
  }
  const ids = workloads.map(({ id }) => id);
  for (const table of ['answers', 'pillar_reviews', 'lens_reviews']) {
    await tx(table).whereIn('workload_id', ids).delete();
  }
}
