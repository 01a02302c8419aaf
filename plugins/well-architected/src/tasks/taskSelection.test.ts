import { task } from './__fixtures__/task';
import {
  refreshSelection,
  selectOnPage,
  type TaskSelection,
} from './taskSelection';

const [a, b, c] = ['a', 'b', 'c'].map(taskId => ({ ...task, taskId }));

const selectionOf = (...tasks: (typeof task)[]): TaskSelection =>
  new Map(tasks.map(each => [each.taskId, each]));

describe('selectOnPage', () => {
  it.each<[string, TaskSelection, 'all' | Set<string>, string[]]>([
    ['a row', selectionOf(), new Set(['a']), ['a']],
    ['all of the page', selectionOf(), 'all', ['a', 'b']],
    ['a row less', selectionOf(a, b), new Set(['b']), ['b']],
    ['none', selectionOf(a, b), new Set(), []],
    ['all, beside another page', selectionOf(c), 'all', ['c', 'a', 'b']],
    ['none, beside another page', selectionOf(a, c), new Set(), ['c']],
    ['what is not on the page', selectionOf(), new Set(['c']), []],
  ])('selects %s', (_, before, keys, expected) => {
    expect([...selectOnPage(before, [a, b], keys).keys()]).toEqual(expected);
  });
});

describe('refreshSelection', () => {
  it('takes the versions that a page shows by now, and selects nothing new', () => {
    const changed = { ...a, version: 9 };
    expect(refreshSelection(selectionOf(a, c), [changed, b])).toEqual(
      selectionOf(changed, c),
    );
  });
});
