import type { EntityReview } from 'backstage-plugin-well-architected-common';
import type { TaskCountRow } from '../store/reviewRows';
import { countTasks } from './countTasks';

const NONE: EntityReview['tasks'] = {
  openHighRisk: 0,
  openMediumRisk: 0,
  acceptedHighRisk: 0,
  acceptedMediumRisk: 0,
  overdue: 0,
};

/** Five tasks, of which two are due on a day that is over. */
function five(of: Pick<TaskCountRow, 'risk' | 'state'>): TaskCountRow {
  return {
    workload_id: 'shop',
    lens_alias: 'wellarchitected',
    pillar_id: 'security',
    tasks: 5,
    past_due: 2,
    ...of,
  };
}

describe('countTasks', () => {
  it.each<
    [
      TaskCountRow['risk'],
      TaskCountRow['state'],
      Partial<EntityReview['tasks']>,
    ]
  >([
    ['HIGH', 'open', { openHighRisk: 5, overdue: 2 }],
    ['MEDIUM', 'open', { openMediumRisk: 5, overdue: 2 }],
    ['HIGH', 'in-progress', { openHighRisk: 5, overdue: 2 }],
    ['MEDIUM', 'in-progress', { openMediumRisk: 5, overdue: 2 }],
    // Claimed by a person: there is nothing to do, but the risk is there until a sync sees it gone.
    ['HIGH', 'done', { openHighRisk: 5 }],
    ['HIGH', 'accepted', { acceptedHighRisk: 5 }],
    ['MEDIUM', 'accepted', { acceptedMediumRisk: 5 }],
    ['NONE', 'resolved', {}],
    ['HIGH', 'obsolete', {}],
  ])('counts tasks of %s risk that are %s', (risk, state, counts) => {
    expect(countTasks([five({ risk, state })])).toEqual({ ...NONE, ...counts });
  });

  it('adds what several pillars, lenses and workloads have', () => {
    const rows = ['security', 'reliability'].map(pillar_id => ({
      ...five({ risk: 'HIGH', state: 'open' }),
      pillar_id,
    }));
    expect(countTasks(rows)).toEqual({ ...NONE, openHighRisk: 10, overdue: 4 });
  });

  it('has nothing to count where there are no tasks', () => {
    expect(countTasks([])).toEqual(NONE);
  });
});
