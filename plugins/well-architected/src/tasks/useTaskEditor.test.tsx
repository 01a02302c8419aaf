import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook } from '@testing-library/react';
import type {
  TaskDetail,
  VersionedTask,
} from 'backstage-plugin-well-architected-common';
import { mockWellArchitectedApi } from '../__testUtils__/renderPanel';
import { wellArchitectedApiRef } from '../api';
import { task } from './__fixtures__/task';
import { useTaskEditor } from './useTaskEditor';

const OTHER = 'group:default/other';

const ticked: TaskDetail = {
  ...task,
  tickedSteps: [
    {
      choiceId: 'strong_sign_in',
      actor: 'user:default/jane',
      at: '2026-04-02T12:00:00Z',
    },
  ],
  history: [
    {
      at: '2026-04-02T12:00:00Z',
      actor: 'user:default/jane',
      field: 'step',
      before: null,
      after: 'strong_sign_in',
    },
    ...task.history,
  ],
};
const commented: TaskDetail = {
  ...task,
  comments: [
    {
      commentId: 'comment-1',
      author: 'user:default/jane',
      at: '2026-04-02T12:00:00Z',
      text: 'This week.',
    },
  ],
};

function edit() {
  const api = mockWellArchitectedApi();
  api.tickStep.mockResolvedValue({ task: ticked, etag: '"3"' });
  const hook = renderHook(({ loaded }) => useTaskEditor(loaded, jest.fn()), {
    initialProps: { loaded: { task, etag: '"3"' } },
    wrapper: ({ children }) => (
      <TestApiProvider apis={[[wellArchitectedApiRef, api]]}>
        {children}
      </TestApiProvider>
    ),
  });
  return { ...hook, api };
}

describe('useTaskEditor', () => {
  it('keeps what was added when a task arrives that was read before', async () => {
    const { result, rerender } = edit();
    await act(() => result.current.tickStep('strong_sign_in', true));
    rerender({ loaded: { task: { ...task }, etag: '"3"' } });
    expect(result.current.task.tickedSteps).toEqual(ticked.tickedSteps);

    act(() => result.current.takeOver(commented));
    rerender({ loaded: { task: { ...ticked }, etag: '"3"' } });
    expect(result.current.task.comments).toEqual(commented.comments);
  });

  it('takes over a task that was read later', async () => {
    const { result, rerender } = edit();
    await act(() => result.current.tickStep('strong_sign_in', true));
    const note = 'Somebody else wrote this.';
    rerender({ loaded: { task: { ...ticked, note }, etag: '"4"' } });
    expect(result.current.task.note).toBe(note);
    expect(result.current.draft.note).toBe(note);
  });

  it('keeps what is typed while an edit is stored, as the next edit', async () => {
    const { api, result } = edit();
    let answer: (task: VersionedTask) => void = () => {};
    api.editTask.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    act(() => result.current.change({ note: 'First' }));
    act(() => {
      result.current.save();
    });
    act(() => result.current.change({ note: 'First, second' }));
    await act(async () =>
      answer({ task: { ...task, note: 'First', owner: OTHER }, etag: '"4"' }),
    );
    expect(result.current.draft).toMatchObject({
      note: 'First, second',
      owner: OTHER,
    });
    expect(result.current).toMatchObject({
      dirty: true,
      saved: false,
      task: { note: 'First' },
    });

    api.editTask.mockResolvedValue({
      task: { ...task, note: 'First, second', owner: OTHER },
      etag: '"5"',
    });
    await act(() => result.current.save());
    expect(result.current).toMatchObject({ dirty: false, saved: true });
  });

  it('keeps a half written acceptance for who comes back to it, and saves none', async () => {
    const { api, result } = edit();
    act(() =>
      result.current.change({
        state: 'accepted',
        acceptanceReason: 'It goes soon',
      }),
    );
    act(() => result.current.change({ state: 'done' }));
    expect(result.current.draft.acceptanceReason).toBe('It goes soon');
    api.editTask.mockResolvedValue({
      task: { ...task, state: 'done' },
      etag: '"4"',
    });
    await act(() => result.current.save());
    expect(api.editTask).toHaveBeenCalledWith(
      task.taskId,
      expect.objectContaining({ state: 'done', acceptanceReason: null }),
      '"3"',
    );
  });

  it('keeps each of the fields that are changed in one go', () => {
    const { result } = edit();
    act(() => {
      result.current.change({ owner: 'user:default/jane' });
      result.current.change({ dueDate: '2026-05-01' });
    });
    expect(result.current.draft).toMatchObject({
      owner: 'user:default/jane',
      dueDate: '2026-05-01',
    });
  });
});
