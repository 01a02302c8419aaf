import { review, workload } from '../__fixtures__/review';
import { parseSelection, selectReview, withSelection } from './reviewSelection';

const [framework] = workload.lensReviews;
const custom = {
  ...framework,
  lensAlias: 'arn:aws:wellarchitected:eu-west-1:111122223333:lens/checklist',
  lensName: 'Review checklist',
};
const production = { ...workload, lensReviews: [custom, framework] };
const development = { ...workload, workloadId: 'workload-2' };
const archived = {
  ...workload,
  workloadId: 'workload-3',
  archivedAt: '2026-01-01T00:00:00Z',
};
const several = review(
  [production, development, archived],
  [framework, custom],
);

describe('selectReview', () => {
  it.each([
    [
      'the framework lens of all workloads by default',
      {},
      undefined,
      framework,
    ],
    [
      'another lens when it is named',
      { lensAlias: custom.lensAlias },
      undefined,
      custom,
    ],
    [
      'one workload when it is named, the framework lens first',
      { workloadId: production.workloadId },
      production,
      framework,
    ],
    [
      'an archived workload when it is named',
      { workloadId: archived.workloadId },
      archived,
      framework,
    ],
    [
      'a lens that the workload has when the named one is not its own',
      { workloadId: development.workloadId, lensAlias: custom.lensAlias },
      development,
      framework,
    ],
    [
      'everything when the named workload and lens are gone',
      { workloadId: 'gone', lensAlias: 'gone' },
      undefined,
      framework,
    ],
  ])('shows %s', (_, selection, shownWorkload, lens) => {
    const selected = selectReview(several, selection);
    expect(selected.workload).toBe(shownWorkload);
    expect(selected.lens?.lensAlias).toBe(lens.lensAlias);
  });

  it('shows the only workload by itself', () => {
    expect(selectReview(review([development]), {}).workload).toBe(development);
  });

  it('leaves archived workloads out of all, and those without the lens', () => {
    expect(
      selectReview(several, { lensAlias: custom.lensAlias }).workloads,
    ).toEqual([production]);
    expect(selectReview(several, {}).workloads).toEqual([
      production,
      development,
    ]);
  });

  it.each([
    ['security', 'security'],
    ['gone', undefined],
    [undefined, undefined],
  ])('of the pillar %s chooses %s', (pillarId, chosen) => {
    expect(selectReview(several, { pillarId }).pillarId).toBe(chosen);
  });

  it('has no lens where nothing is reviewed', () => {
    const unread = { ...workload, lensReviews: [] };
    expect(selectReview(review([unread], []), {}).lens).toBeUndefined();
  });
});

describe('the address', () => {
  it('tells what it was told, whatever a lens is called', () => {
    const selection = {
      workloadId: 'workload-1',
      lensAlias: custom.lensAlias,
      pillarId: 'security',
    };
    const address = withSelection(new URLSearchParams(), selection).toString();
    expect(parseSelection(new URLSearchParams(address))).toEqual(selection);
  });

  it('keeps what others say in it, and what is not changed', () => {
    const before = new URLSearchParams('owner=me&workload=a&pillar=security');
    expect(withSelection(before, { pillarId: undefined }).toString()).toBe(
      'owner=me&workload=a',
    );
  });
});
