import type { Knex } from 'knex';
import { toPillarColumns } from './storeReview';
import type { MilestonePillarRow, MilestoneRow } from './tables';
import type { MilestoneCommit } from './WorkloadCommit';

/** Stores milestones of a workload; they never change, what is stored stays. */
export async function storeMilestones(
  tx: Knex.Transaction,
  workload_id: string,
  milestones: MilestoneCommit[],
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
