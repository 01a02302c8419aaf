import { choosableStates, stateAfter, type TaskEvent } from './taskTransitions';
import type { TaskState } from './types';

const STATES: TaskState[] = [
  'open',
  'in-progress',
  'done',
  'accepted',
  'resolved',
  'obsolete',
];

describe('stateAfter', () => {
  // A dot: nothing comes of it.
  const table: Array<[TaskEvent, ...Array<TaskState | '.'>]> = [
    // from            open        in-progress  done        accepted    resolved  obsolete
    ['atRisk', '.', '.', '.', '.', 'open', 'open'],
    ['riskRisen', '.', '.', 'open', 'open', '.', '.'],
    ['contradicted', '.', '.', 'open', '.', '.', '.'],
    [
      'riskGone',
      'resolved',
      'resolved',
      'resolved',
      'resolved',
      '.',
      'resolved',
    ],
    ['questionGone', 'obsolete', 'obsolete', 'obsolete', 'obsolete', '.', '.'],
    ['acceptanceEnded', '.', '.', '.', 'open', '.', '.'],
  ];
  const cases = table.flatMap(([event, ...after]) =>
    STATES.map((state, index) => ({
      state,
      event,
      after: after[index] === '.' ? state : after[index],
    })),
  );

  it.each(cases)('$state, $event: $after', ({ state, event, after }) => {
    expect(stateAfter(state, event)).toBe(after);
  });
});

describe('choosableStates', () => {
  it.each<[TaskState, TaskState[]]>([
    ['open', ['in-progress', 'done', 'accepted']],
    ['in-progress', ['open', 'done', 'accepted']],
    ['done', ['open', 'in-progress', 'accepted']],
    ['accepted', ['open', 'in-progress', 'done']],
    ['resolved', []],
    ['obsolete', []],
  ])('of %s are %j', (state, states) => {
    expect(choosableStates(state)).toEqual(states);
  });
});
