import { taskRow } from '../__testUtils__/rows';
import type { ReviewRows } from '../store/reviewRows';
import { nameTask } from './nameTask';

/** The review of two workloads with the same lens, whose pillar has another name in each. */
const ROWS = {
  workloads: ['shop', 'till'].map(id => ({
    id,
    name: `The ${id}`,
    arn: `arn:${id}`,
    region: 'eu-west-1',
  })),
  lensReviews: ['shop', 'till'].map(workload_id => ({
    workload_id,
    lens_alias: 'wellarchitected',
    lens_name: `Framework of ${workload_id}`,
  })),
  pillars: ['shop', 'till'].map(workload_id => ({
    workload_id,
    lens_alias: 'wellarchitected',
    pillar_id: 'security',
    pillar_name: `Security of ${workload_id}`,
  })),
} as ReviewRows;

function name(changes: { lens_alias?: string; pillar_id?: string }) {
  const task = taskRow({
    id: '1',
    workload_id: 'till',
    lens_alias: 'wellarchitected',
    pillar_id: 'security',
    ...changes,
  });
  return nameTask({ ...task, owner_in_catalog: true }, ROWS);
}

describe('nameTask', () => {
  it('takes the names from the review of its own workload', () => {
    expect(name({})).toMatchObject({
      id: '1',
      workload_name: 'The till',
      workload_arn: 'arn:till',
      region: 'eu-west-1',
      lens_name: 'Framework of till',
      pillar_name: 'Security of till',
      owner_in_catalog: true,
    });
  });

  it('has none for a pillar or a lens that the review no longer has', () => {
    expect(name({ pillar_id: 'gone' })).toMatchObject({
      lens_name: 'Framework of till',
      pillar_name: null,
    });
    expect(name({ lens_alias: 'gone' })).toMatchObject({
      lens_name: null,
      pillar_name: null,
    });
  });
});
