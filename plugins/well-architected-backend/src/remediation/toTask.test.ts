import type { TaskStepRow } from '../store/tables';
import { toTickedSteps } from './toTask';

const step = (number: number, done: boolean, second: number): TaskStepRow => ({
  task_id: 't1',
  choice_id: 'c1',
  number,
  done,
  actor: 'user:default/ada',
  at: `2026-01-01T10:00:0${second}.000Z`,
});

describe('toTickedSteps', () => {
  it.each([
    ['ticked off', [step(1, true, 1)], 1],
    [
      'ticked off, and that taken back',
      [step(1, true, 1), step(2, false, 2)],
      0,
    ],
    [
      'taken back by a process whose clock is behind',
      [step(2, false, 1), step(1, true, 2)],
      0,
    ],
  ])('of a step that was %s', (_, rows, ticked) => {
    expect(toTickedSteps(rows)).toHaveLength(ticked);
  });
});
