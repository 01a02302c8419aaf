import type { TaskEdit } from 'backstage-plugin-well-architected-common';
import { taskRow } from '../__testUtils__/rows';
import type { TaskRow } from '../store/tables';
import { fixOrder } from './fixOrder';
import { editTask } from './editTask';

const BEFORE = '2026-01-01T00:00:00.000Z';
const NOW = '2026-03-01T12:00:00.000Z';

const TASK = taskRow({
  version: 3,
  owner_ref: 'user:default/ada',
  due_date: '2026-05-01',
  note: 'Ask the carriers',
  ticket_url: 'https://tickets.example.com/1',
});

const SAME: TaskEdit = {
  state: 'open',
  owner: 'user:default/ada',
  dueDate: '2026-05-01',
  note: 'Ask the carriers',
  ticketUrl: 'https://tickets.example.com/1',
  acceptanceReason: null,
  approvedBy: null,
  acceptedUntil: null,
};

const ACCEPTED: Partial<TaskEdit> = {
  state: 'accepted',
  acceptanceReason: 'The shop closes in May',
  approvedBy: 'group:default/architects',
  acceptedUntil: '2026-05-31',
};
const ACCEPTED_ROW: Partial<TaskRow> = {
  state: 'accepted',
  acceptance_reason: 'The shop closes in May',
  approved_by: 'group:default/architects',
  accepted_until: '2026-05-31',
};

function edit(change: Partial<TaskEdit>, task: Partial<TaskRow> = {}) {
  return editTask(
    { ...TASK, ...task },
    { ...SAME, ...change },
    {
      actor: 'user:default/eve',
      now: NOW,
      today: '2026-03-01',
    },
  );
}

describe('editTask', () => {
  it.each<[Partial<TaskEdit>, Partial<TaskRow>, string[]]>([
    [
      { state: 'in-progress' },
      { state: 'in-progress', state_changed_at: NOW },
      ['state: open > in-progress'],
    ],
    [
      { state: 'done' },
      { state: 'done', state_changed_at: NOW },
      ['state: open > done'],
    ],
    [
      { owner: 'Group:Team' },
      { owner_ref: 'group:default/team' },
      ['owner: user:default/ada > group:default/team'],
    ],
    [{ owner: null }, { owner_ref: null }, ['owner: user:default/ada > null']],
    [
      { dueDate: '2028-02-29' },
      { due_date: '2028-02-29' },
      ['dueDate: 2026-05-01 > 2028-02-29'],
    ],
    [{ dueDate: null }, { due_date: null }, ['dueDate: 2026-05-01 > null']],
    [{ rank: 3 }, { rank: 3 }, ['rank: null > 3']],
    [
      { note: ' Call\nthem ' },
      { note: 'Call\nthem' },
      ['note: Ask the carriers > Call\nthem'],
    ],
    [{ note: ' ' }, { note: '' }, ['note: Ask the carriers > ']],
    [
      { ticketUrl: ' HTTP://tickets.example.com/2 ' },
      { ticket_url: 'HTTP://tickets.example.com/2' },
      [
        'ticketUrl: https://tickets.example.com/1 > HTTP://tickets.example.com/2',
      ],
    ],
    [
      { ticketUrl: null },
      { ticket_url: null },
      ['ticketUrl: https://tickets.example.com/1 > null'],
    ],
    [
      { state: 'done', note: 'Did it', dueDate: null },
      { state: 'done', note: 'Did it', due_date: null, state_changed_at: NOW },
      [
        'state: open > done',
        'dueDate: 2026-05-01 > null',
        'note: Ask the carriers > Did it',
      ],
    ],
    [
      { ...ACCEPTED, acceptanceReason: ' The shop closes in May\n' },
      { ...ACCEPTED_ROW, state_changed_at: NOW },
      [
        'state: open > accepted',
        'acceptanceReason: null > The shop closes in May',
        'approvedBy: null > group:default/architects',
        'acceptedUntil: null > 2026-05-31',
      ],
    ],
    // What is not accepted is told nothing of an acceptance.
    [
      { ...ACCEPTED, state: 'done' },
      { state: 'done', state_changed_at: NOW },
      ['state: open > done'],
    ],
  ])('puts %j, and tells the history', (change, row, history) => {
    const edited = edit(change)!;
    expect(edited.row).toEqual({
      ...TASK,
      version: 4,
      updated_at: NOW,
      ...row,
      fix_order: fixOrder({ ...TASK, ...row }),
    });
    expect(
      edited.history.map(
        ({ field, before, after }) => `${field}: ${before} > ${after}`,
      ),
    ).toEqual(history);
    for (const entry of edited.history) {
      expect(entry).toMatchObject({
        task_id: TASK.id,
        version: 4,
        at: NOW,
        actor: 'user:default/eve',
        reason: null,
      });
    }
  });

  it.each<Partial<TaskEdit>>([
    {},
    { owner: 'User:Ada' },
    { note: '\tAsk the carriers\n' },
    { ticketUrl: ' https://tickets.example.com/1' },
  ])('changes nothing by %j, which is stored already', change => {
    expect(edit(change)).toBeUndefined();
  });

  it.each<[Partial<TaskEdit>, RegExp]>([
    [{ state: 'resolved' }, /Only a sync makes a task resolved/],
    [{ owner: 'component:default/shop' }, /User or Group/],
    [{ owner: 'user:' }, /no entity reference/],
    [{ owner: 'ada' }, /no entity reference/],
    [{ owner: '' }, /no entity reference/],
    [{ dueDate: '2026-02-29' }, /no day of the calendar/],
    [{ dueDate: '2026-2-3' }, /no day of the calendar/],
    [{ dueDate: 'tomorrow' }, /no day of the calendar/],
    [{ dueDate: '' }, /no day of the calendar/],
    [{ ticketUrl: ['javascript', 'alert(1)'].join(':') }, /http or https/],
    [{ ticketUrl: 'ftp://tickets.example.com' }, /http or https/],
    [{ ticketUrl: '//tickets.example.com' }, /http or https/],
    [{ ticketUrl: 'TRK-1' }, /http or https/],
    [{ ticketUrl: '' }, /http or https/],
    [{ state: 'obsolete' }, /Only a sync makes a task obsolete/],
    [{ state: 'accepted' }, /with a reason, who approved it, and until when/],
    [{ ...ACCEPTED, acceptanceReason: ' ' }, /with a reason/],
    [{ ...ACCEPTED, acceptanceReason: null }, /with a reason/],
    [{ ...ACCEPTED, approvedBy: null }, /who approved/],
    [{ ...ACCEPTED, approvedBy: 'component:default/shop' }, /User or Group/],
    [{ ...ACCEPTED, acceptedUntil: null }, /until when/],
    [{ ...ACCEPTED, acceptedUntil: '2026-02-30' }, /no day of the calendar/],
    [{ ...ACCEPTED, acceptedUntil: '2026-02-28' }, /have ended on 2026-02-28/],
  ])('refuses %j', (change, message) => {
    expect(() => edit(change)).toThrow(message);
    expect(() => edit(change)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  const RESOLVED: Partial<TaskRow> = {
    state: 'resolved',
    state_changed_at: BEFORE,
  };

  it.each<Partial<TaskEdit>>([
    { state: 'open' },
    { state: 'in-progress' },
    { state: 'done' },
    ACCEPTED,
  ])('does not put a resolved or obsolete task to %j', change => {
    expect(() => edit(change, RESOLVED)).toThrow(/is resolved/);
    expect(() => edit(change, { state: 'obsolete' })).toThrow(/is obsolete/);
  });

  it('ends an acceptance, and keeps it in the history', () => {
    const { row, history } = edit(
      { ...ACCEPTED, state: 'in-progress' },
      ACCEPTED_ROW,
    )!;
    expect(row).toMatchObject({
      state: 'in-progress',
      state_changed_at: NOW,
      acceptance_reason: null,
      approved_by: null,
      accepted_until: null,
    });
    expect(history).toMatchObject([
      { field: 'state', before: 'accepted', after: 'in-progress' },
      {
        field: 'acceptanceReason',
        before: 'The shop closes in May',
        after: null,
      },
      { field: 'approvedBy', before: 'group:default/architects' },
      { field: 'acceptedUntil', before: '2026-05-31' },
    ]);
  });

  it.each<[Partial<TaskEdit>, string[]]>([
    [{ acceptedUntil: '2026-06-30' }, ['acceptedUntil']],
    [{ acceptedUntil: '2026-03-01' }, ['acceptedUntil']],
    [{ note: 'Still there' }, ['note']],
  ])('changes an acceptance by %j', (change, fields) => {
    const { row, history } = edit({ ...ACCEPTED, ...change }, ACCEPTED_ROW)!;
    expect(row).toMatchObject({ state: 'accepted', state_changed_at: BEFORE });
    expect(history.map(({ field }) => field)).toEqual(fields);
  });

  it('takes a note for an acceptance that ended today', () => {
    const ended = { ...ACCEPTED_ROW, accepted_until: '2026-02-28' };
    const change = { ...ACCEPTED, acceptedUntil: '2026-02-28', note: 'Gone' };
    expect(edit(change, ended)!.history).toMatchObject([{ field: 'note' }]);
  });

  it('changes the rest of a resolved task', () => {
    const { row } = edit({ state: 'resolved', note: 'Well done' }, RESOLVED)!;
    expect(row).toEqual({
      ...TASK,
      ...RESOLVED,
      note: 'Well done',
      version: 4,
      updated_at: NOW,
    });
  });
});
