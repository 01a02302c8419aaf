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

const accepted: Partial<TaskDecisions> = {
  state: 'accepted',
  acceptanceReason: 'The shop closes',
  approvedBy: 'user:default/jane',
  acceptedUntil: '2030-01-31',
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
    {
      rule: 'their acceptance is kept whole beside what you changed',
      theirs: accepted,
      yours: { note: 'mine' },
      sides: { state: 'theirs', note: 'yours' },
      merged: { ...accepted, note: 'mine' },
    },
    {
      rule: 'your state does without their acceptance',
      theirs: accepted,
      yours: { state: 'done' },
      sides: { state: 'yours' },
      merged: { state: 'done' },
    },
    {
      rule: 'your acceptance goes on top of their state whole',
      theirs: { state: 'done', note: 'theirs' },
      yours: accepted,
      sides: { state: 'yours', note: 'theirs' },
      merged: { ...accepted, note: 'theirs' },
    },
    {
      rule: 'what you changed of an acceptance goes with it when they end it',
      base: accepted,
      theirs: {},
      yours: { ...accepted, acceptedUntil: '2031-01-31' },
      sides: { state: 'theirs' },
      merged: {},
    },
    {
      rule: 'an acceptance goes when a sync resolves the task',
      theirs: { state: 'resolved' },
      yours: { ...accepted, note: 'mine' },
      sides: { note: 'yours' },
      merged: { state: 'resolved', note: 'mine' },
    },
    {
      rule: 'of two acceptances each field is a choice',
      base: accepted,
      theirs: { ...accepted, acceptanceReason: 'Theirs' },
      yours: { ...accepted, acceptedUntil: '2031-01-31' },
      sides: { acceptanceReason: 'theirs', acceptedUntil: 'yours' },
      merged: {
        ...accepted,
        acceptanceReason: 'Theirs',
        acceptedUntil: '2031-01-31',
      },
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
