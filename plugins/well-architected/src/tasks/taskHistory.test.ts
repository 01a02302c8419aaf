import type {
  TaskChange,
  TaskChangeReason,
} from 'backstage-plugin-well-architected-common';
import {
  groupHistory,
  reasonSentenceOf,
  sentenceOf,
  toldChanges,
  type HistorySentence,
  type ReasonSentence,
} from './taskHistory';

const jane = 'user:default/jane';

describe('sentenceOf', () => {
  it.each<
    [TaskChange['field'], string, string | null, string | null, HistorySentence]
  >([
    ['created', 'sync', null, 'open', 'created'],
    ['risk', 'sync', 'MEDIUM', 'HIGH', 'riskChanged'],
    ['state', jane, 'open', 'in-progress', 'stateChanged'],
    ['state', jane, 'in-progress', 'done', 'stateChanged'],
    ['state', jane, 'open', 'accepted', 'accepted'],
    ['state', jane, 'accepted', 'open', 'stateChanged'],
    ['acceptanceReason', jane, 'Old', 'New', 'acceptanceReasonChanged'],
    ['approvedBy', jane, jane, 'group:default/a', 'approvedByChanged'],
    ['acceptedUntil', jane, '2030-01-31', '2031-01-31', 'acceptedUntilChanged'],
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
    ['rank', jane, null, '1', 'rankSet'],
    ['rank', jane, '1', '2', 'rankChanged'],
    ['rank', jane, '1', null, 'rankCleared'],
    ['step', jane, null, 'Mind the backups', 'stepTicked'],
    ['step', jane, 'Mind the backups', null, 'stepTakenBack'],
  ])('%s by %s from %s to %s: %s', (field, actor, before, after, sentence) => {
    expect(sentenceOf({ field, actor, before, after })).toBe(sentence);
  });
});

describe('sentenceOf a state that no person changed', () => {
  it.each<[TaskChangeReason['event'], string, HistorySentence]>([
    ['riskGone', 'resolved', 'resolved'],
    ['questionGone', 'obsolete', 'obsolete'],
    ['atRisk', 'open', 'reopened'],
    ['riskRisen', 'open', 'reopened'],
    ['contradicted', 'open', 'reopened'],
    ['acceptanceEnded', 'open', 'acceptanceEnded'],
  ])('by %s to %s: %s', (event, after, sentence) => {
    expect(
      sentenceOf({
        field: 'state',
        actor: 'sync',
        before: 'done',
        after,
        reason: { event },
      }),
    ).toBe(sentence);
  });
});

describe('reasonSentenceOf', () => {
  it.each<[TaskChangeReason, ReasonSentence]>([
    [{ event: 'atRisk' }, 'atRisk'],
    [{ event: 'riskRisen' }, 'riskRisen'],
    [{ event: 'contradicted' }, 'contradicted'],
    [{ event: 'questionGone' }, 'questionGone'],
    [{ event: 'acceptanceEnded' }, 'acceptanceEnded'],
    [{ event: 'riskGone', risk: 'NONE', choices: ['A'] }, 'answered'],
    [{ event: 'riskGone', risk: 'NONE', choices: [] }, 'noRisk'],
    [{ event: 'riskGone', risk: 'NONE' }, 'noRisk'],
    [{ event: 'riskGone', risk: 'MEDIUM', choices: ['A'] }, 'mediumRisk'],
    [{ event: 'riskGone', risk: 'HIGH' }, 'highRisk'],
    [{ event: 'riskGone', risk: 'UNANSWERED' }, 'unanswered'],
    [{ event: 'riskGone', risk: 'NOT_APPLICABLE' }, 'notApplicable'],
  ])('of %j: %s', (reason, sentence) => {
    expect(reasonSentenceOf(reason)).toBe(sentence);
  });
});

describe('toldChanges', () => {
  const told = (...fields: TaskChange['field'][]) => {
    const changes = fields.map(
      (field): TaskChange => ({
        version: 1,
        at: '2030-01-01T00:00:00Z',
        actor: jane,
        field,
        before: null,
        after: 'x',
      }),
    );
    const [{ at, actor }] = changes;
    return toldChanges({ key: '1', at, actor, changes }).map(
      ({ field }) => field,
    );
  };

  it('tells an acceptance with the state that it comes or goes with', () => {
    expect(
      told('state', 'acceptanceReason', 'approvedBy', 'acceptedUntil', 'note'),
    ).toEqual(['state', 'note']);
    expect(told('acceptedUntil', 'note')).toEqual(['acceptedUntil', 'note']);
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
      { key: '3', at: history[0].at, actor: jane, changes: [history[0]] },
      {
        key: '2',
        at: history[1].at,
        actor: jane,
        changes: [history[1], history[2]],
      },
      { key: '1', at: history[3].at, actor: jane, changes: [history[3]] },
    ]);
  });
});
