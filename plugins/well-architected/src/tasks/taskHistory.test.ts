import type { TaskChange } from 'backstage-plugin-well-architected-common';
import { groupHistory, sentenceOf, type HistorySentence } from './taskHistory';

const jane = 'user:default/jane';

describe('sentenceOf', () => {
  it.each<
    [TaskChange['field'], string, string | null, string | null, HistorySentence]
  >([
    ['created', 'sync', null, 'open', 'created'],
    ['risk', 'sync', 'MEDIUM', 'HIGH', 'riskChanged'],
    ['state', jane, 'open', 'in-progress', 'stateChanged'],
    ['state', jane, 'in-progress', 'done', 'stateChanged'],
    ['state', 'sync', 'done', 'resolved', 'resolved'],
    ['state', 'sync', 'resolved', 'open', 'reopened'],
    ['state', 'sync', 'done', 'open', 'reopened'],
    ['owner', jane, null, 'group:default/a', 'ownerSet'],
    ['owner', jane, 'group:default/a', jane, 'ownerChanged'],
    ['owner', jane, jane, null, 'ownerCleared'],
    ['dueDate', jane, null, '2030-01-31', 'dueDateSet'],
    ['dueDate', jane, '2030-01-31', '2030-02-28', 'dueDateChanged'],
    ['dueDate', jane, '2030-01-31', null, 'dueDateCleared'],
    ['note', jane, '', 'Mind the backups', 'noteSet'],
    ['note', jane, 'Mind the backups', 'And restores', 'noteChanged'],
    ['note', jane, 'Mind the backups', '', 'noteCleared'],
    ['ticketUrl', jane, null, 'https://example.com/1', 'ticketSet'],
    [
      'ticketUrl',
      jane,
      'https://example.com/1',
      'https://example.com/2',
      'ticketChanged',
    ],
    ['ticketUrl', jane, 'https://example.com/1', null, 'ticketCleared'],
  ])('%s by %s from %s to %s: %s', (field, actor, before, after, sentence) => {
    expect(sentenceOf({ field, actor, before, after })).toBe(sentence);
  });
});

describe('groupHistory', () => {
  const change = (version: number, field: TaskChange['field']): TaskChange => ({
    version,
    at: `2030-01-0${version}T00:00:00Z`,
    actor: jane,
    field,
    before: null,
    after: 'x',
  });

  it('puts what was changed together under one heading, the newest first', () => {
    const history = [
      change(3, 'note'),
      change(2, 'owner'),
      change(2, 'dueDate'),
      change(1, 'created'),
    ];
    expect(groupHistory(history)).toEqual([
      { version: 3, at: history[0].at, actor: jane, changes: [history[0]] },
      {
        version: 2,
        at: history[1].at,
        actor: jane,
        changes: [history[1], history[2]],
      },
      { version: 1, at: history[3].at, actor: jane, changes: [history[3]] },
    ]);
  });
});
