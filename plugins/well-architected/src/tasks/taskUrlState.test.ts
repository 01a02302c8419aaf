import {
  clearFilters,
  ENTITY_TASK_DEFAULTS,
  isFiltered,
  MY_TASK_DEFAULTS,
  parseTaskUrlState,
  printTaskUrlState,
  toTaskQuery,
  type TaskUrlState,
} from './taskUrlState';

const plain: TaskUrlState = {
  states: ['open', 'in-progress', 'done'],
  risks: [],
  owner: 'any',
  overdue: false,
  search: '',
  sort: 'rank',
  order: 'asc',
};

const parse = (search: string, defaults = ENTITY_TASK_DEFAULTS) =>
  parseTaskUrlState(new URLSearchParams(search), defaults);

const print = (
  state: TaskUrlState,
  search = '',
  defaults = ENTITY_TASK_DEFAULTS,
) => printTaskUrlState(state, new URLSearchParams(search), defaults).toString();

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
    ['owners that left', 'owner=left', { owner: 'left' }],
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
    expect(parse(print(state))).toEqual(state);
  });

  it.each<[string, string, Partial<TaskUrlState>]>([
    ['nothing: what the reader has to do, and what is due first', '', {}],
    ['anybody as owner', 'owner=any', { owner: 'any' }],
    ['what is done too', 'state=done', { states: ['done'] }],
    ['what to fix first', 'sort=rank', { sort: 'rank' }],
  ])('of all entities reads and writes %s', (_, search, expected) => {
    const state = parse(search, MY_TASK_DEFAULTS);
    expect(state).toEqual({
      ...plain,
      states: ['open', 'in-progress'],
      owner: 'me',
      sort: 'dueDate',
      ...expected,
    });
    expect(print(state, '', MY_TASK_DEFAULTS)).toBe(search);
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
    expect(print(plain)).toBe('');
  });

  it('leaves the parameters of others alone and removes its own', () => {
    expect(print(plain, 'lens=serverless&state=done&q=x')).toBe(
      'lens=serverless',
    );
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
    expect(isFiltered({ ...plain, ...change }, ENTITY_TASK_DEFAULTS)).toBe(
      expected,
    );
  });

  it('is undone by clearFilters, which keeps the sort', () => {
    const state = parse(
      'state=done&risk=HIGH&pillar=a&owner=me&overdue=true&q=b&sort=owner',
    );
    const cleared = clearFilters(state, ENTITY_TASK_DEFAULTS);
    expect(isFiltered(cleared, ENTITY_TASK_DEFAULTS)).toBe(false);
    expect(cleared.sort).toBe('owner');
  });

  it('of all entities begins where others than the reader are told of', () => {
    const mine = parse('', MY_TASK_DEFAULTS);
    expect(isFiltered(mine, MY_TASK_DEFAULTS)).toBe(false);
    const others = parse('owner=any', MY_TASK_DEFAULTS);
    expect(isFiltered(others, MY_TASK_DEFAULTS)).toBe(true);
    expect(clearFilters(others, MY_TASK_DEFAULTS)).toEqual(mine);
  });
});

describe('toTaskQuery', () => {
  it.each<[string, Partial<TaskUrlState>, object]>([
    ['nothing', {}, {}],
    ['risks', { risks: ['HIGH'] }, { risk: ['HIGH'] }],
    ['a pillar', { pillarId: 'security' }, { pillarId: ['security'] }],
    ['the reader', { owner: 'me' }, { owner: ['me'] }],
    ['no owner', { owner: 'none' }, { owner: ['none'] }],
    ['any owner', { owner: 'any' }, {}],
    ['overdue', { overdue: true }, { overdue: 'true' }],
    ['words without blanks around them', { search: ' a b ' }, { q: 'a b' }],
    ['no search for blanks alone', { search: '  ' }, {}],
  ])('asks for %s', (_, change, expected) => {
    expect(toTaskQuery({ ...plain, ...change }, {})).toEqual({
      state: ['open', 'in-progress', 'done'],
      sort: 'rank',
      order: 'asc',
      ...expected,
    });
  });

  it('stays within the chosen workload and lens', () => {
    expect(
      toTaskQuery(plain, {
        workloadId: 'w',
        lensAlias: 'serverless',
      }),
    ).toMatchObject({ workloadId: 'w', lensAlias: 'serverless' });
  });
});
