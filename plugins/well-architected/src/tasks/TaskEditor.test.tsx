import { screen, waitFor } from '@testing-library/react';
import {
  taskAcceptPermission,
  taskUpdatePermission,
  type TaskDetail,
} from 'backstage-plugin-well-architected-common';
import { task } from './__fixtures__/task';
import { backend, failure, openTask, stored } from './__testUtils__/openTask';

describe('TaskEditor', () => {
  it('saves all that was decided, against the version that was loaded', async () => {
    const { api } = backend();
    const { user, onSaved } = openTask(api);

    await user.type(
      await screen.findByRole('combobox', { name: /Owner/ }),
      '{Control>}a{/Control}plat',
    );
    await user.click(
      await screen.findByRole('option', { name: /Platform Engineering/ }),
    );
    await user.click(
      screen.getByRole('button', { name: 'Clear the due date' }),
    );
    await user.click(screen.getByRole('button', { name: /State/ }));
    await user.click(screen.getByRole('option', { name: 'Done' }));
    await user.clear(screen.getByLabelText('Ticket link'));
    await user.type(screen.getByLabelText('Note'), ' Done.');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenCalledTimes(1);
    expect(api.editTask).toHaveBeenCalledWith(
      'task-1',
      {
        owner: 'group:default/platform',
        dueDate: null,
        state: 'done',
        ticketUrl: null,
        note: 'Start with the deployment role. Done.',
        rank: null,
        acceptanceReason: null,
        approvedBy: null,
        acceptedUntil: null,
      },
      '"3"',
    );
    expect(onSaved).toHaveBeenCalledTimes(1);
  });

  it('leaves the focus to who types on while it saves', async () => {
    const { api } = backend();
    const store = api.editTask.getMockImplementation()!;
    let go = () => {};
    api.editTask.mockImplementationOnce(async (...edit) => {
      await new Promise<void>(resolve => {
        go = resolve;
      });
      return store(...edit);
    });
    const { user, onSaved } = openTask(api);
    const note = await screen.findByLabelText('Note');
    await user.type(note, ' One.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.type(note, ' Two.');
    go();
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(note).toHaveFocus();
    expect(note).toHaveValue('Start with the deployment role. One. Two.');
    expect(screen.queryByText('Saved')).toBeNull();
  });

  it('assigns to the reader with one click, and to nobody with another', async () => {
    const { api } = backend();
    const { user } = openTask(api);

    await user.click(
      await screen.findByRole('button', { name: 'Assign to me' }),
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenLastCalledWith(
      'task-1',
      { ...stored, owner: 'user:default/jane' },
      '"3"',
    );

    await user.click(screen.getByRole('button', { name: 'Unassign' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenLastCalledWith(
      'task-1',
      { ...stored, owner: null },
      '"next"',
    );
  });

  it('suggests who owns the entity, unless they are on it', async () => {
    const { api } = backend({
      ...task,
      suggestedOwner: 'group:default/platform',
    });
    const { user } = openTask(api);
    await user.click(
      await screen.findByRole('button', { name: 'Suggested: platform' }),
    );
    expect(
      screen.queryByRole('button', { name: /Suggested/ }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenCalledWith(
      'task-1',
      { ...stored, owner: 'group:default/platform' },
      '"3"',
    );
  });

  it('says that the owner left the catalog, until another is chosen', async () => {
    const { user } = openTask(backend({ ...task, ownerLeft: true }).api);
    expect(await screen.findByText('Left the catalog')).toBeInTheDocument();
    await user.click(
      await screen.findByRole('button', { name: 'Assign to me' }),
    );
    expect(screen.queryByText('Left the catalog')).not.toBeInTheDocument();
  });

  it('lets those change the task who may for one of its entities', async () => {
    const { api } = backend({
      ...task,
      entityRefs: ['component:default/payments', 'system:default/shop'],
    });
    openTask(api, [`${taskUpdatePermission.name} system:default/shop`]);
    expect(await screen.findByLabelText('Note')).toBeEnabled();
  });

  it('lets those change a task that belongs to no entity who may for all of them', async () => {
    const { api } = backend({ ...task, entityRefs: [] });
    openTask(api, [taskUpdatePermission.name]);
    expect(await screen.findByLabelText('Note')).toBeEnabled();
  });

  it('lets nobody change it who may for some entities only', async () => {
    const { api } = backend({ ...task, entityRefs: [] });
    openTask(api, [`${taskUpdatePermission.name} system:default/shop`]);
    await screen.findByRole('dialog', { name: task.title });
    expect(screen.queryByLabelText('Note')).not.toBeInTheDocument();
  });

  it('accepts the risk with a reason, who approved, and until when', async () => {
    const { api } = backend();
    const { user } = openTask(api);
    const save = () => screen.getByRole('button', { name: 'Save' });

    await user.click(await screen.findByRole('button', { name: /State/ }));
    await user.click(screen.getByRole('option', { name: 'Accepted' }));
    expect(save()).toBeDisabled();
    await user.type(
      screen.getByLabelText(/Why the risk is accepted/),
      'The shop closes',
    );
    await user.type(
      screen.getByRole('combobox', { name: /Approved by/ }),
      'plat',
    );
    await user.click(
      await screen.findByRole('option', { name: /Platform Engineering/ }),
    );
    expect(save()).toBeDisabled();
    await user.click(
      screen.getByRole('spinbutton', { name: /month.*Accepted until/ }),
    );
    await user.keyboard('04152030');
    await user.click(save());
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenCalledWith(
      'task-1',
      {
        ...stored,
        state: 'accepted',
        acceptanceReason: 'The shop closes',
        approvedBy: 'group:default/platform',
        acceptedUntil: '2030-04-15',
      },
      '"3"',
    );

    await user.click(screen.getByRole('button', { name: /State/ }));
    await user.click(screen.getByRole('option', { name: 'Open' }));
    expect(screen.queryByLabelText(/Why/)).not.toBeInTheDocument();
    await user.click(save());
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenLastCalledWith(
      'task-1',
      { ...stored, state: 'open' },
      '"next"',
    );
  });

  it('offers no acceptance to who may not accept', async () => {
    const { user } = openTask(backend().api, [taskUpdatePermission.name]);
    await user.click(await screen.findByRole('button', { name: /State/ }));
    expect(
      screen.getAllByRole('option').map(option => option.textContent),
    ).toEqual(['Open', 'In progress', 'Done']);
  });

  it('offers nothing else to who may only accept', async () => {
    const { user } = openTask(backend().api, [taskAcceptPermission.name]);
    expect(
      await screen.findByRole('button', { name: 'Assign to me' }),
    ).toBeDisabled();
    expect(screen.getByLabelText('Note')).toBeDisabled();
    expect(screen.getByLabelText('Ticket link')).toBeDisabled();
    await user.click(screen.getByRole('button', { name: /State/ }));
    expect(
      screen.getAllByRole('option').map(option => option.textContent),
    ).toEqual(['In progress', 'Accepted']);
  });

  it("puts a task into the team's own order", async () => {
    const { api } = backend();
    const { user } = openTask(api);
    const place = await screen.findByRole('textbox', {
      name: 'Place in your own order',
    });
    await user.type(place, '2');
    await user.tab();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenCalledWith(
      'task-1',
      { ...stored, rank: 2 },
      '"3"',
    );

    await user.clear(place);
    await user.tab();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenLastCalledWith('task-1', stored, '"next"');
  });

  it('takes a day from the keyboard', async () => {
    const { api } = backend({ ...task, dueDate: null });
    const { user } = openTask(api);

    await user.click(await screen.findByRole('spinbutton', { name: /month/ }));
    await user.keyboard('04152030');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenCalledWith(
      'task-1',
      { ...stored, dueDate: '2030-04-15' },
      '"3"',
    );
  });

  it('clears a day that is half typed', async () => {
    const { user } = openTask(backend({ ...task, dueDate: null }).api);
    await user.click(await screen.findByRole('spinbutton', { name: /month/ }));
    await user.keyboard('0415');
    const day = screen.getByRole('group', { name: 'Due date' });
    expect(day).toHaveTextContent(/4.*15.*yyyy/);
    await user.click(
      screen.getByRole('button', { name: 'Clear the due date' }),
    );
    expect(screen.getByRole('group', { name: 'Due date' })).toHaveTextContent(
      /mm.*dd.*yyyy/,
    );
  });

  it('says that an acceptance cannot have ended, unless it did so already', async () => {
    const accepted: TaskDetail = {
      ...task,
      state: 'accepted',
      acceptanceReason: 'The shop closes',
      approvedBy: 'group:default/payments',
      acceptedUntil: '2020-01-31',
    };
    const { user } = openTask(backend(accepted).api);
    await user.type(await screen.findByLabelText('Note'), ' More.');
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toBeEnabled();

    await user.click(
      screen.getByRole('spinbutton', { name: /day.*Accepted until/ }),
    );
    await user.keyboard('30');
    await user.tab();
    expect(await screen.findByText(/Value must be .* or later/)).toBeVisible();
    expect(save).toBeDisabled();

    await user.click(
      screen.getByRole('button', { name: 'Clear the end of the acceptance' }),
    );
    await user.click(
      screen.getByRole('spinbutton', { name: /month.*Accepted until/ }),
    );
    await user.keyboard('01312040');
    await user.tab();
    expect(save).toBeEnabled();
    expect(screen.queryByText(/Value must be .* or later/)).toBeNull();
  });

  it('searches users and groups by the names that people know', async () => {
    const { user, queryEntities } = openTask(backend().api);
    await user.type(
      await screen.findByRole('combobox', { name: /Owner/ }),
      '{Control>}a{/Control}olu',
    );
    expect(
      await screen.findByRole('option', { name: /Olu Ade/ }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.queryByRole('option', { name: /Jane/ }),
      ).not.toBeInTheDocument(),
    );
    expect(queryEntities).toHaveBeenLastCalledWith(
      expect.objectContaining({
        filter: { kind: ['User', 'Group'] },
        fullTextFilter: {
          term: 'olu',
          fields: [
            'metadata.name',
            'metadata.title',
            'spec.profile.displayName',
          ],
        },
      }),
    );
  });

  it('refuses a ticket link that is no web address', async () => {
    const { user } = openTask(backend().api);
    const link = await screen.findByLabelText('Ticket link');
    await user.clear(link);
    await user.type(link, 'WA-1');
    expect(link).toBeInvalid();
    expect(
      screen.getByText(
        'Enter a valid address that starts with https:// or http://',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('has nothing to save before anything was changed', async () => {
    openTask(backend().api);
    expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('keeps what was typed when saving fails', async () => {
    const { api } = backend();
    api.editTask.mockRejectedValueOnce(
      await failure(500, 'The database is away'),
    );
    const { user } = openTask(api);

    await user.type(await screen.findByLabelText('Note'), ' More.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/The database is away/)).toBeInTheDocument();
    expect(screen.getByLabelText('Note')).toHaveValue(
      'Start with the deployment role. More.',
    );

    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
  });

  it('asks before Escape throws changes away', async () => {
    const { user, onClose } = openTask(backend().api);
    await user.type(await screen.findByLabelText('Note'), ' More.');

    await user.keyboard('{Escape}');
    await user.click(
      await screen.findByRole('button', { name: 'Keep editing' }),
    );
    expect(onClose).not.toHaveBeenCalled();
    expect(await screen.findByLabelText('Note')).toHaveValue(
      'Start with the deployment role. More.',
    );
    await waitFor(() => expect(screen.getByLabelText('Note')).toHaveFocus());

    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('closes by Escape once all is saved', async () => {
    const { user, onClose } = openTask(backend().api);
    await user.click(await screen.findByRole('button', { name: 'Unassign' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('closes at once where nothing was changed', async () => {
    const { user, onClose } = openTask(backend().api);
    await screen.findByLabelText('Note');
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
