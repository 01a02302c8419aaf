import { screen } from '@testing-library/react';
import { task } from './__fixtures__/task';
import { backend, failure, openTask } from './__testUtils__/openTask';

const field = () => screen.findByLabelText('Add a comment');
const add = () => screen.getByRole('button', { name: 'Comment' });

describe('the comments on a task', () => {
  it('are added, beside what is not saved yet', async () => {
    const { api } = backend();
    const { user } = openTask(api);
    expect(
      await screen.findByText('Nobody has commented yet.'),
    ).toBeInTheDocument();
    await user.type(await screen.findByLabelText('Note'), ' More.');
    expect(add()).toBeDisabled();
    await user.type(await field(), 'Who knows the provider?');
    await user.tab();
    await user.keyboard('{Enter}');
    expect(
      await screen.findByText('Who knows the provider?', { selector: 'p' }),
    ).toBeInTheDocument();
    expect(await field()).toHaveValue('');
    expect(await field()).toHaveFocus();
    expect(screen.getByLabelText('Note')).toHaveValue(
      'Start with the deployment role. More.',
    );
  });

  it('are sent again as the same one where sending failed', async () => {
    const { api } = backend();
    api.addComment.mockRejectedValueOnce(await failure(502, 'Bad gateway'));
    const { user } = openTask(api);
    await user.type(await field(), 'Hello');
    await user.click(add());
    expect(await screen.findByRole('alert')).toHaveTextContent('Bad gateway');
    expect(await field()).toHaveValue('Hello');

    await user.click(add());
    await screen.findByText('Hello', { selector: 'p' });
    const keys = api.addComment.mock.calls.map(([, , key]) => key);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);

    await user.type(await field(), 'Hello');
    await user.click(add());
    expect(api.addComment.mock.lastCall![2]).not.toBe(keys[0]);
  });

  it('keep what is typed while the last one is sent', async () => {
    const { api } = backend();
    const store = api.addComment.getMockImplementation()!;
    let go = () => {};
    api.addComment.mockImplementationOnce(async (...sent) => {
      await new Promise<void>(resolve => {
        go = resolve;
      });
      return store(...sent);
    });
    const { user } = openTask(api);
    await user.type(await field(), 'Hello');
    await user.click(add());
    await user.type(await field(), ' and more');
    go();
    await screen.findByText('Hello', { selector: 'p' });
    expect(await field()).toHaveValue('Hello and more');
  });

  it('are not thrown away by Escape', async () => {
    const { user, onClose } = openTask(backend().api);
    await user.type(await field(), 'Hello');
    await user.keyboard('{Escape}');
    expect(
      await screen.findByRole('button', { name: 'Keep editing' }),
    ).toBeInTheDocument();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('are shown as text, to those also who may not comment', async () => {
    const text = '<img src=x onerror="alert(1)">';
    const comments = [
      {
        commentId: '1',
        author: 'user:default/jane',
        at: '2026-04-02T12:00:00Z',
        text,
      },
    ];
    openTask(backend({ ...task, comments }).api, []);
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.queryByLabelText('Add a comment')).not.toBeInTheDocument();
  });
});
