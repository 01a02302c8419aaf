import { task } from './__fixtures__/task';
import { summariseOutcomes } from './taskOutcomes';

const selection = new Map(
  ['a', 'b', 'c', 'd', 'e'].map(taskId => [taskId, { ...task, taskId }]),
);

const failed = (taskId: string, name: string, message: string) => ({
  taskId,
  outcome: 'failed' as const,
  error: { name, message },
});

describe('summariseOutcomes', () => {
  it('counts what was changed and what was so already', () => {
    expect(
      summariseOutcomes(
        [
          { taskId: 'a', outcome: 'changed', version: 2 },
          { taskId: 'b', outcome: 'changed', version: 5 },
          { taskId: 'c', outcome: 'unchanged', version: 1 },
        ],
        selection,
      ),
    ).toEqual({ changed: 2, unchanged: 1, failures: [] });
  });

  it('tells what failed by the reason, most of them first', () => {
    const { failures } = summariseOutcomes(
      [
        failed('a', 'InputError', 'It is resolved'),
        failed('b', 'PreconditionFailedError', 'Task b has another version'),
        failed('c', 'PreconditionFailedError', 'Task c has another version'),
        failed('d', 'InputError', 'It is obsolete'),
        failed('e', 'NotAllowedError', 'No'),
      ],
      selection,
    );
    expect(
      failures.map(({ reason, message, tasks }) => [
        reason ?? message,
        tasks.map(({ taskId }) => taskId).join(),
      ]),
    ).toEqual([
      ['changed', 'b,c'],
      ['It is resolved', 'a'],
      ['It is obsolete', 'd'],
      ['notAllowed', 'e'],
    ]);
  });
});
