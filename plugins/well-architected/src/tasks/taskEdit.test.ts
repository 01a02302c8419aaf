import type { TaskDecisions } from 'backstage-plugin-well-architected-common';
import { task } from './__fixtures__/task';
import { changedFields, isValidTaskEdit, toTaskEdit } from './taskEdit';

const edit: TaskDecisions = {
  state: 'open',
  owner: null,
  dueDate: null,
  note: '',
  ticketUrl: null,
  rank: null,
  acceptanceReason: null,
  approvedBy: null,
  acceptedUntil: null,
};

describe('toTaskEdit', () => {
  it('takes what people decide, and nothing else', () => {
    expect(Object.keys(toTaskEdit(task)).sort()).toEqual(
      Object.keys(edit).sort(),
    );
  });
});

describe('changedFields', () => {
  it.each<[Partial<TaskDecisions>, string[]]>([
    [{}, []],
    [{ owner: 'user:default/jane' }, ['owner']],
    [{ note: 'New', state: 'done' }, ['state', 'note']],
    [{ dueDate: '2030-01-31', ticketUrl: 'x' }, ['dueDate', 'ticketUrl']],
  ])('of %j are %j', (change, expected) => {
    expect(changedFields(edit, { ...edit, ...change })).toEqual(expected);
  });
});

describe('isValidTaskEdit', () => {
  it.each([
    [null, true],
    ['https://tickets.example.com/1', true],
    ['WA-1', false],
    ['ftp://tickets.example.com/1', false],
  ])('with the ticket link %s: %s', (ticketUrl, expected) => {
    expect(isValidTaskEdit({ ...edit, ticketUrl }, edit)).toBe(expected);
  });

  const accepted: TaskDecisions = {
    ...edit,
    state: 'accepted',
    acceptanceReason: 'The shop closes',
    approvedBy: 'user:default/jane',
    acceptedUntil: '2030-01-31',
  };

  it.each<[Partial<TaskDecisions>, boolean]>([
    [{}, true],
    [{ acceptanceReason: null }, false],
    [{ acceptanceReason: '  ' }, false],
    [{ approvedBy: null }, false],
    [{ acceptedUntil: null }, false],
    [{ state: 'open', acceptedUntil: null }, true],
  ])('of an acceptance with %j: %s', (change, expected) => {
    expect(isValidTaskEdit({ ...accepted, ...change }, edit)).toBe(expected);
  });

  it.each([
    ['2030-06-14', null, false],
    ['2030-06-15', null, true],
    ['2030-06-01', '2030-06-01', true],
    ['2030-06-01', '2030-06-02', false],
  ])(
    'of an acceptance until %s, stored until %s, in the night of the fifteenth in UTC: %s',
    (acceptedUntil, stored, expected) => {
      jest.useFakeTimers({ now: new Date('2030-06-15T00:30:00Z') });
      expect(
        isValidTaskEdit(
          { ...accepted, acceptedUntil },
          { ...accepted, acceptedUntil: stored },
        ),
      ).toBe(expected);
      jest.useRealTimers();
    },
  );
});
