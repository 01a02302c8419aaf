import {
  addRiskCounts,
  type RiskCounts,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { replaceRows, type Row } from './replaceRows';
import { fromRiskCountColumns, toRiskCountColumns } from './riskCounts';
import type { ScoreHistoryRow } from './tables';
import type {
  Before,
  LensReviewCommit,
  PillarCommit,
  StoreStep,
  WorkloadCommit,
} from './WorkloadCommit';

/** Stores the lenses of a read, with their pillars, answers and scores. */
export const storeReviewSteps: StoreStep[] = [
  deleteReportedScores,
  ofEachLens('lens_reviews', [], ({ review }) => [{ ...review }]),
  ofEachLens('pillar_reviews', ['pillar_id'], ({ pillars }) =>
    pillars.map(toPillarColumns),
  ),
  ofEachLens('answers', ['question_id'], ({ answers }) => answers),
  storeScores,
];

/** Makes room for details, where only the scores of the report are stored. */
async function deleteReportedScores(
  tx: Knex.Transaction,
  { workload }: WorkloadCommit,
  before: Before,
): Promise<boolean> {
  if (before === 'scores') {
    for (const table of ['answers', 'pillar_reviews', 'lens_reviews']) {
      await tx(table).where({ workload_id: workload.id }).delete();
    }
  }
  return false;
}

/**
 * Stores rows of all lenses of a workload.
 *
 * @param keys - the columns that tell rows of a lens apart
 */
function ofEachLens(
  table: string,
  keys: string[],
  rowsOf: (lens: LensReviewCommit) => Row[],
): StoreStep {
  return async (tx, { workload, lensReviews }, before) =>
    replaceRows(tx, {
      table,
      workloadId: workload.id,
      keys: ['lens_alias', ...keys],
      isEmpty: before !== 'details',
      rows: lensReviews.flatMap(lens =>
        rowsOf(lens).map(row => ({
          lens_alias: lens.review.lens_alias,
          ...row,
        })),
      ),
    });
}

/** Adds to the history of scores where the counts are others than the last ones. */
async function storeScores(
  tx: Knex.Transaction,
  { workload: { id, read_at }, lensReviews }: WorkloadCommit,
  before: Before,
): Promise<boolean> {
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
  return points.length > 0;
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
