import type { NamedTaskRow, OwnedTaskRow } from '../store/namedTasks';
import type { ReviewRows } from '../store/reviewRows';

/** A task with the names of its place, which are read with the review of its workload. */
export function nameTask(
  task: OwnedTaskRow,
  { workloads, lensReviews, pillars }: ReviewRows,
): NamedTaskRow {
  const workload = workloads.find(({ id }) => id === task.workload_id)!;
  const isOfReview = (row: { workload_id: string; lens_alias: string }) =>
    row.workload_id === task.workload_id && row.lens_alias === task.lens_alias;
  const lens = lensReviews.find(isOfReview);
  const pillar = pillars.find(
    row => isOfReview(row) && row.pillar_id === task.pillar_id,
  );
  return {
    ...task,
    workload_name: workload.name,
    workload_arn: workload.arn,
    region: workload.region,
    lens_name: lens?.lens_name ?? null,
    pillar_name: pillar?.pillar_name ?? null,
  };
}
