import { screen, waitFor, within } from '@testing-library/react';
import { backend, failure, openTask, stored } from './__testUtils__/openTask';

describe('TaskConflict', () => {
  async function conflict() {
    const { api, change } = backend();
    const { user, onSaved } = openTask(api);
    await user.click(
      await screen.findByRole('button', { name: 'Assign to me' }),
    );
    await user.type(screen.getByLabelText('Note'), ' Mine.');

    change(
      { owner: 'user:default/olu', state: 'done', note: 'Theirs.' },
      '"4"',
    );
    api.editTask.mockRejectedValueOnce(await failure(412, 'Changed'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(
      'Somebody else changed this task while you were editing it',
    );
    return { api, user, onSaved };
  }

  const side = (field: string, name: string) =>
    within(screen.getByRole('radiogroup', { name: field })).getByRole('radio', {
      name: new RegExp(`^${name}`),
    });

  it('shows theirs and yours, and saves what the person chose against the new version', async () => {
    const { api, user, onSaved } = await conflict();

    expect(side('Owner', 'Theirs')).not.toBeChecked();
    expect(side('Owner', 'Yours')).toBeChecked();
    expect(
      side('Note', 'Yours Start with the deployment role. Mine.'),
    ).toBeChecked();
    expect(side('State', 'Theirs')).toBeChecked();
    expect(screen.queryByRole('radiogroup', { name: 'Due date' })).toBeNull();
    expect(onSaved).not.toHaveBeenCalled();

    await user.click(side('Owner', 'Theirs'));
    await user.click(screen.getByRole('button', { name: 'Save the chosen' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenLastCalledWith(
      'task-1',
      {
        ...stored,
        owner: 'user:default/olu',
        state: 'done',
        note: 'Start with the deployment role. Mine.',
      },
      '"4"',
    );
    expect(onSaved).toHaveBeenCalledTimes(1);
  });

  it('shows an acceptance with its state, and takes both together', async () => {
    const { api, change } = backend();
    const { user } = openTask(api);
    await user.type(await screen.findByLabelText('Note'), ' Mine.');
    const acceptance = {
      acceptanceReason: 'The shop closes',
      approvedBy: 'group:default/platform',
      acceptedUntil: '2030-01-31',
    };
    change({ state: 'accepted', ...acceptance }, '"4"');
    api.editTask.mockRejectedValueOnce(await failure(412, 'Changed'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByRole('radiogroup', { name: 'State' });

    for (const told of [
      'Why the risk is accepted: The shop closes',
      'Approved by: platform',
      'Accepted until: Jan 31, 2030',
    ]) {
      expect(side('State', `Theirs.*${told}`)).toBeChecked();
    }
    expect(
      screen.queryByRole('radiogroup', { name: 'Approved by' }),
    ).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Save the chosen' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenLastCalledWith(
      'task-1',
      {
        ...stored,
        state: 'accepted',
        ...acceptance,
        note: 'Start with the deployment role. Mine.',
      },
      '"4"',
    );
  });

  it('lets the person take all of theirs', async () => {
    const { api, user } = await conflict();
    await user.click(
      screen.getByRole('button', { name: 'Take all of theirs' }),
    );
    expect(await screen.findByLabelText('Note')).toHaveValue('Theirs.');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    expect(api.editTask).toHaveBeenCalledTimes(1);
  });

  it('shows the next conflict when there is one, with all that was typed', async () => {
    const { api, user } = await conflict();
    await user.click(side('Note', 'Theirs'));
    api.editTask.mockRejectedValueOnce(await failure(412, 'Changed again'));
    await user.click(screen.getByRole('button', { name: 'Save the chosen' }));
    await waitFor(() => expect(api.getTask).toHaveBeenCalledTimes(3));
    expect(
      side('Note', 'Yours Start with the deployment role. Mine.'),
    ).toBeInTheDocument();
  });
});
