import { DEFAULT_SCORING } from 'backstage-plugin-well-architected-common';
import type { ReviewRows, ReviewedWorkloadRow } from '../store/reviewRows';
import type {
  LensReviewRow,
  LinkRow,
  MilestonePillarRow,
} from '../store/tables';
import { toMilestone, toReviewedWorkload, toWorkload } from './toWorkload';

const RULES = {
  scoring: DEFAULT_SCORING,
  staleBefore: '2026-01-01T00:00:00.000Z',
};

const OLD = '2025-12-31T23:59:59.999Z';
const NEW = '2026-01-01T00:00:00.000Z';

const WORKLOAD: ReviewedWorkloadRow = {
  id: 'shop',
  arn: 'arn:aws:wellarchitected:eu-west-1:111122223333:workload/shop',
  source_id: '111122223333:eu-west-1',
  account_id: '111122223333',
  region: 'eu-west-1',
  name: 'Shop',
  environment: 'PRODUCTION',
  review_owner: 'team@example.com',
  improvement_status: 'IN_PROGRESS',
  description: '',
  notes: '',
  aws_updated_at: NEW,
  read_at: NEW,
  archived_at: null,
  problem: null,
  scored_at: null,
  source_problem: null,
  reviewed_at: NEW,
};

const problemSince = (since: string) =>
  JSON.stringify({ name: 'AccessDeniedException', message: 'No', since });

function lensReview(lens_alias: string, lens_name: string): LensReviewRow {
  return {
    workload_id: 'shop',
    lens_alias,
    lens_arn: `arn:${lens_alias}`,
    lens_name,
    lens_version: '2026',
    lens_status: 'CURRENT',
    notes: '',
    aws_updated_at: NEW,
  };
}

/** The counts of a lens's only pillar, at a milestone. */
function kept(
  number: number,
  lens_alias: string,
  counts: { high: number; none: number },
): MilestonePillarRow {
  return {
    workload_id: 'shop',
    number,
    lens_alias,
    lens_name: lens_alias,
    pillar_id: 'security',
    pillar_name: 'Security',
    position: 0,
    medium: 0,
    unanswered: 0,
    not_applicable: 0,
    ...counts,
  };
}

function link(workload_id: string): LinkRow {
  return {
    workload_id,
    entity_ref: `component:default/${workload_id}`,
    origin: 'tag',
    created_at: NEW,
    created_by: null,
  };
}

describe('toWorkload', () => {
  it.each<[Partial<ReviewedWorkloadRow>, boolean]>([
    [{ reviewed_at: OLD }, true],
    [{ reviewed_at: NEW }, false],
    [{ reviewed_at: OLD, aws_updated_at: NEW }, true],
    [{ reviewed_at: NEW, aws_updated_at: OLD }, false],
    [{ reviewed_at: null, aws_updated_at: OLD }, true],
    [{ reviewed_at: null, aws_updated_at: NEW }, false],
  ])('with %j is stale: %s', (row, stale) => {
    expect(toWorkload({ ...WORKLOAD, ...row }, [], RULES).stale).toBe(stale);
  });

  it.each<[string, Partial<ReviewedWorkloadRow>, string | null]>([
    ['nothing', {}, null],
    ['itself', { problem: problemSince(OLD) }, OLD],
    ['its source', { source_problem: problemSince(NEW) }, NEW],
    [
      'itself before its source',
      { problem: problemSince(OLD), source_problem: problemSince(NEW) },
      OLD,
    ],
  ])('fails since the problem of %s', (_, row, since) => {
    const workload = toWorkload({ ...WORKLOAD, ...row }, [], RULES);
    expect(workload.failingSince).toBe(since);
    expect(workload.problem?.since).toBe(since ?? undefined);
  });

  it('has the links of its own', () => {
    const links = [link('other'), link('shop')];
    expect(toWorkload(WORKLOAD, links, RULES).links).toEqual([
      { entityRef: 'component:default/shop', origin: 'tag' },
    ]);
  });

  it('leads to the workload in the console of its region', () => {
    expect(toWorkload(WORKLOAD, [], RULES).consoleUrl).toBe(
      'https://eu-west-1.console.aws.amazon.com/wellarchitected/home?region=eu-west-1#/workload/arn%3Aaws%3Awellarchitected%3Aeu-west-1%3A111122223333%3Aworkload%2Fshop/overview',
    );
  });
});

describe('toReviewedWorkload', () => {
  const rows: ReviewRows = {
    workloads: [WORKLOAD],
    links: [link('shop'), link('other')],
    lensReviews: [
      lensReview('a-lens', 'A lens'),
      lensReview('wellarchitected', 'The framework'),
      { ...lensReview('foreign', 'Foreign'), workload_id: 'other' },
    ],
    pillars: ['a-lens', 'wellarchitected'].map(lens_alias => ({
      ...kept(0, lens_alias, { high: 1, none: 3 }),
      workload_id: 'shop',
    })),
    taskCounts: [],
    milestonePillars: [
      kept(1, 'a-lens', { high: 3, none: 1 }),
      kept(1, 'wellarchitected', { high: 4, none: 0 }),
      kept(2, 'wellarchitected', { high: 2, none: 2 }),
    ],
  };

  it('compares each lens with the last milestone that kept it, the framework first', () => {
    const { lensReviews } = toReviewedWorkload(WORKLOAD, rows, RULES);
    expect(
      lensReviews.map(({ lensAlias, overall, pillars }) => [
        lensAlias,
        overall.score,
        pillars[0].milestoneScore,
      ]),
    ).toEqual([
      ['wellarchitected', 75, 50],
      ['a-lens', 75, 25],
    ]);
  });
});

describe('toMilestone', () => {
  it('scores its lenses as they were, the framework first', () => {
    const milestone = toMilestone(
      {
        workload_id: 'shop',
        number: 2,
        name: 'Spring',
        recorded_at: OLD,
      },
      [
        kept(1, 'wellarchitected', { high: 9, none: 0 }),
        kept(2, 'a-lens', { high: 1, none: 3 }),
        kept(2, 'wellarchitected', { high: 1, none: 1 }),
      ],
      RULES,
    );
    expect(milestone).toMatchObject({
      milestoneNumber: 2,
      milestoneName: 'Spring',
      recordedAt: OLD,
      lenses: [
        { lensAlias: 'wellarchitected', overall: { score: 50 } },
        { lensAlias: 'a-lens', overall: { score: 75 } },
      ],
    });
  });
});
