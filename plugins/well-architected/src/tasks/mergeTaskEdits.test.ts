import type { TaskDecisions } from 'backstage-plugin-well-architected-common';
import {
  differingFields,
  mergeTaskEdits,
  type SideOfField,
} from './mergeTaskEdits';

const base: TaskDecisions = {
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

describe('two edits of one task', () => {
  it.each<{
    rule: string;
    base?: Partial<TaskDecisions>;
    theirs: Partial<TaskDecisions>;
    yours: Partial<TaskDecisions>;
    sides: SideOfField;
    merged: Partial<TaskDecisions>;
  }>([
    {
      rule: 'nothing differs: nothing to decide',
      theirs: {},
      yours: {},
      sides: {},
      merged: {},
    },
    {
      rule: 'what only they changed stands',
      theirs: { owner: 'group:default/a' },
      yours: {},
      sides: { owner: 'theirs' },
      merged: { owner: 'group:default/a' },
    },
    {
      rule: 'what only you changed stands',
      theirs: {},
      yours: { note: 'mine' },
      sides: { note: 'yours' },
      merged: { note: 'mine' },
    },
    {
      rule: 'changes of different fields both stand',
      theirs: { owner: 'group:default/a' },
      yours: { dueDate: '2030-01-31' },
      sides: { owner: 'theirs', dueDate: 'yours' },
      merged: { owner: 'group:default/a', dueDate: '2030-01-31' },
    },
    {
      rule: 'where both changed a field, yours stands until you decide',
      theirs: { note: 'theirs' },
      yours: { note: 'mine' },
      sides: { note: 'yours' },
      merged: { note: 'mine' },
    },
    {
      rule: 'the same change twice is no difference',
      theirs: { owner: 'group:default/a' },
      yours: { owner: 'group:default/a' },
      sides: {},
      merged: { owner: 'group:default/a' },
    },
    {
      rule: 'clearing a field is a change like any other',
      base: { ticketUrl: 'https://tickets.example.com/1' },
      theirs: { ticketUrl: 'https://tickets.example.com/1' },
      yours: { ticketUrl: null },
      sides: { ticketUrl: 'yours' },
      merged: { ticketUrl: null },
    },
    {
      rule: 'a task that a sync resolved stays resolved',
      theirs: { state: 'resolved' },
      yours: { state: 'done', note: 'mine' },
      sides: { note: 'yours' },
      merged: { state: 'resolved', note: 'mine' },
    },
    {
      rule: 'a task that a sync reopened stays reopened',
      base: { state: 'resolved' },
      theirs: { state: 'open' },
      yours: { state: 'resolved', note: 'mine' },
      sides: { note: 'yours' },
      merged: { state: 'open', note: 'mine' },
    },
    {
      rule: 'a task that a sync made obsolete stays obsolete',
      base: { state: 'open' },
      theirs: { state: 'obsolete' },
      yours: { state: 'done', note: 'mine' },
      sides: { note: 'yours' },
      merged: { state: 'obsolete', note: 'mine' },
    },
  ])('$rule', ({ base: changed, theirs, yours, sides, merged }) => {
    const all = [
      { ...base, ...changed },
      { ...base, ...theirs },
      { ...base, ...yours },
    ] as const;
    expect(differingFields(...all)).toEqual(sides);
    expect(mergeTaskEdits(all[1], all[2], sides)).toEqual({
      ...base,
      ...merged,
    });
  });

  it('lets a person put theirs in place of yours', () => {
    const theirs = { ...base, note: 'theirs', owner: 'user:default/jane' };
    const yours = { ...base, note: 'mine', dueDate: '2030-01-31' };
    expect(
      mergeTaskEdits(theirs, yours, {
        note: 'theirs',
        dueDate: 'yours',
        owner: 'theirs',
      }),
    ).toEqual({ ...theirs, dueDate: '2030-01-31' });
  });
});
