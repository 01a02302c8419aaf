import {
  clearFilters,
  isFiltered,
  parseTaskUrlState,
  printTaskUrlState,
  toTaskQuery,
  type TaskUrlState,
} from './taskUrlState';

const plain: TaskUrlState = {
  states: ['open', 'in-progress', 'done'],
  risks: [],
  overdue: false,
  search: '',
  sort: 'rank',
  order: 'asc',
};

const parse = (search: string) =>
  parseTaskUrlState(new URLSearchParams(search));

describe('the address of the task table', () => {
  it.each<[string, string, Partial<TaskUrlState>]>([
    ['nothing: what is worked at, and what to fix first', '', {}],
    ['one state', 'state=resolved', { states: ['resolved'] }],
    [
      'states in the order of their life',
      'state=resolved&state=open',
      { states: ['open', 'resolved'] },
    ],
    ['risks', 'risk=HIGH&risk=MEDIUM', { risks: ['HIGH', 'MEDIUM'] }],
    ['a pillar', 'pillar=security', { pillarId: 'security' }],
    ['the reader as owner', 'owner=me', { owner: 'me' }],
    ['no owner', 'owner=none', { owner: 'none' }],
    [
      'a group as owner',
      'owner=group%3Adefault%2Fpayments',
      { owner: 'group:default/payments' },
    ],
    ['overdue', 'overdue=true', { overdue: true }],
    ['words', 'q=backup+plan', { search: 'backup plan' }],
    ['a sort', 'sort=dueDate&order=desc', { sort: 'dueDate', order: 'desc' }],
    ['an open task', 'task=t-1', { taskId: 't-1' }],
  ])('reads and writes %s', (_, search, expected) => {
    const state = parse(search);
    expect(state).toEqual({ ...plain, ...expected });
    expect(
      parse(printTaskUrlState(state, new URLSearchParams()).toString()),
    ).toEqual(state);
  });

  it.each([
    ['an unknown state', 'state=finished'],
    ['an unknown risk', 'risk=HUGE&risk=NONE'],
    ['an owner that is no entity reference', 'owner=jane'],
    ['an owner that owns nothing', 'owner=component%3Adefault%2Fapi'],
    ['an unknown sort', 'sort=colour&order=sideways'],
    ['another word for true', 'overdue=1'],
    ['an endless pillar', `pillar=${'x'.repeat(65)}`],
    ['an endless task', `task=${'x'.repeat(65)}`],
    ['empty values', 'state=&risk=&pillar=&owner=&q=&task='],
  ])('ignores %s', (_, search) => {
    expect(parse(search)).toEqual(plain);
  });

  it('keeps a known state beside an unknown one', () => {
    expect(parse('state=done&state=finished').states).toEqual(['done']);
  });

  it('cuts a search at the length that the REST API takes', () => {
    expect(parse(`q=${'x'.repeat(300)}`).search).toHaveLength(200);
  });

  it('writes nothing for what is as by default', () => {
    expect(printTaskUrlState(plain, new URLSearchParams()).toString()).toBe('');
  });

  it('leaves the parameters of others alone and removes its own', () => {
    const params = new URLSearchParams('lens=serverless&state=done&q=x');
    expect(printTaskUrlState(plain, params).toString()).toBe('lens=serverless');
  });
});

describe('isFiltered', () => {
  it.each<[string, Partial<TaskUrlState>, boolean]>([
    ['nothing', {}, false],
    ['a sort', { sort: 'owner', order: 'desc' }, false],
    ['an open task', { taskId: 't-1' }, false],
    ['blanks', { search: '  ' }, false],
    ['another set of states', { states: ['open'] }, true],
    ['a risk', { risks: ['HIGH'] }, true],
    ['a pillar', { pillarId: 'security' }, true],
    ['an owner', { owner: 'none' }, true],
    ['overdue', { overdue: true }, true],
    ['words', { search: 'backup' }, true],
  ])('with %s', (_, change, expected) => {
    expect(isFiltered({ ...plain, ...change })).toBe(expected);
  });

  it('is undone by clearFilters, which keeps the sort', () => {
    const state = parse(
      'state=done&risk=HIGH&pillar=a&owner=me&overdue=true&q=b&sort=owner',
    );
    expect(isFiltered(clearFilters(state))).toBe(false);
    expect(clearFilters(state).sort).toBe('owner');
  });
});

describe('toTaskQuery', () => {
  const scope = {
    ownershipEntityRefs: ['user:default/jane', 'group:default/payments'],
  };

  it.each<[string, Partial<TaskUrlState>, object]>([
    ['nothing', {}, {}],
    ['risks', { risks: ['HIGH'] }, { risk: ['HIGH'] }],
    ['a pillar', { pillarId: 'security' }, { pillarId: ['security'] }],
    [
      'the reader, by everything they own through',
      { owner: 'me' },
      { owner: ['user:default/jane', 'group:default/payments'] },
    ],
    ['no owner', { owner: 'none' }, { owner: ['none'] }],
    ['overdue', { overdue: true }, { overdue: 'true' }],
    ['words without blanks around them', { search: ' a b ' }, { q: 'a b' }],
    ['no search for blanks alone', { search: '  ' }, {}],
  ])('asks for %s', (_, change, expected) => {
    expect(toTaskQuery({ ...plain, ...change }, scope)).toEqual({
      state: ['open', 'in-progress', 'done'],
      sort: 'rank',
      order: 'asc',
      ...expected,
    });
  });

  it('stays within the chosen workload and lens', () => {
    expect(
      toTaskQuery(plain, {
        ...scope,
        workloadId: 'w',
        lensAlias: 'serverless',
      }),
    ).toMatchObject({ workloadId: 'w', lensAlias: 'serverless' });
  });
});
