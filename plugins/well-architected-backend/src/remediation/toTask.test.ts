import type { TaskHistoryRow, TaskStepRow } from '../store/tables';
import { toHistory, toTickedSteps } from './toTask';

const step = (
  number: number,
  done: boolean,
  second: number,
  choice_id = 'c1',
): TaskStepRow => ({
  task_id: 't1',
  choice_id,
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

describe('toHistory', () => {
  const noted = (version: number, second: number): TaskHistoryRow => ({
    task_id: 't1',
    version,
    field: 'note',
    at: `2026-01-01T10:00:0${second}.000Z`,
    actor: 'user:default/ada',
    before: null,
    after: null,
    reason: null,
    sync_run_id: null,
  });

  /** Words each entry in short, the newest first. */
  const told = (changes: TaskHistoryRow[], steps: TaskStepRow[]) =>
    toHistory(changes, steps, undefined).map(({ version, before, after }) =>
      version === undefined
        ? `${after ? 'ticked' : 'took back'} ${after ?? before}`
        : `version ${version}`,
    );

  it.each([
    [
      'by their moments among changes and other steps',
      [noted(3, 5), noted(2, 3)],
      [step(1, true, 2), step(2, false, 6), step(1, true, 4, 'c2')],
      ['took back c1', 'version 3', 'ticked c2', 'version 2', 'ticked c1'],
    ],
    [
      'of one step by number, where a clock was behind',
      [noted(2, 4)],
      [step(1, true, 5), step(2, false, 3), step(3, true, 6)],
      ['ticked c1', 'took back c1', 'ticked c1', 'version 2'],
    ],
    [
      'of one step by number, in the order that they are read in or another',
      [],
      [step(3, true, 1), step(1, true, 1), step(2, false, 1)],
      ['ticked c1', 'took back c1', 'ticked c1'],
    ],
    [
      'of other steps where they were made, also where a clock was behind',
      [],
      [
        step(1, true, 5),
        step(2, false, 3),
        step(1, true, 4, 'c2'),
        step(2, false, 6, 'c2'),
      ],
      ['took back c2', 'took back c1', 'ticked c1', 'ticked c2'],
    ],
  ])('tells ticks %s', (_, changes, steps, expected) => {
    expect(told(changes, steps)).toEqual(expected);
  });
});
