import type { ReviewedWorkload } from 'backstage-plugin-well-architected-common';
import { workload } from '../reviews/__fixtures__/workload';
import { task } from './__fixtures__/task';
import { FRAMEWORK_PILLARS, pillarsOf, withPillars } from './pillars';

const [review] = workload.lensReviews;

const workloads: ReviewedWorkload[] = [
  workload,
  {
    ...workload,
    workloadId: 'workload-2',
    lensReviews: [
      review,
      {
        ...review,
        lensAlias: 'serverless',
        pillars: [
          { ...review.pillars[0], pillarId: 'events', pillarName: 'Events' },
        ],
      },
    ],
  },
];

describe('pillarsOf', () => {
  it.each([
    ['all', {}, ['Security', 'Reliability', 'Events']],
    ['a workload', { workloadId: 'workload-1' }, ['Security', 'Reliability']],
    ['a lens', { lensAlias: 'serverless' }, ['Events']],
    [
      'a lens that a workload lacks',
      { workloadId: 'workload-1', lensAlias: 'serverless' },
      [],
    ],
  ])('of %s, each once', (_, choice, expected) => {
    expect(
      pillarsOf(workloads, choice).map(({ pillarName }) => pillarName),
    ).toEqual(expected);
  });
});

describe('withPillars', () => {
  const events = { pillarId: 'events', pillarName: 'Events' };

  it('adds the pillars of tasks that are not known, each once', () => {
    expect(withPillars(FRAMEWORK_PILLARS, [task, events, events])).toEqual([
      ...FRAMEWORK_PILLARS,
      events,
    ]);
  });
});
