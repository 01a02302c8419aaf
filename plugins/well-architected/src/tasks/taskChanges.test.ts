import type { TaskChanges } from 'backstage-plugin-well-architected-common';
import { toTaskChanges } from './taskChanges';

const acceptance: TaskChanges = {
  state: 'accepted',
  acceptanceReason: 'The shop closes',
  approvedBy: 'user:default/jane',
  acceptedUntil: '2030-01-31',
};

describe('toTaskChanges', () => {
  it.each<[string, TaskChanges, TaskChanges | undefined]>([
    ['nothing chosen', {}, undefined],
    [
      'choices taken back',
      { owner: undefined, dueDate: undefined, state: undefined },
      undefined,
    ],
    [
      'an owner',
      { owner: 'user:default/jane' },
      { owner: 'user:default/jane' },
    ],
    [
      'neither owner nor date',
      { owner: null, dueDate: null },
      { owner: null, dueDate: null },
    ],
    ['an acceptance', acceptance, acceptance],
    [
      'an acceptance without a reason',
      { ...acceptance, acceptanceReason: ' ' },
      undefined,
    ],
    ['an acceptance without an end', { state: 'accepted' }, undefined],
    [
      'an acceptance that has ended',
      { ...acceptance, acceptedUntil: '2020-01-31' },
      undefined,
    ],
    [
      'a state after an acceptance was begun',
      { ...acceptance, state: 'done' },
      { state: 'done' },
    ],
  ])('of %s', (_, draft, expected) => {
    expect(toTaskChanges(draft, [])).toEqual(expected);
  });
});
