import { screen, waitFor, within } from '@testing-library/react';
import {
  taskAcceptPermission,
  taskUpdatePermission,
  type TaskOutcome,
} from 'backstage-plugin-well-architected-common';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../__testUtils__/renderPanel';
import { workload } from '../reviews/__fixtures__/workload';
import { task } from './__fixtures__/task';
import { failure } from './__testUtils__/openTask';
import { taskPage } from './__testUtils__/taskPage';
import { EntityTasks } from './EntityTasks';

const [first, second, third] = ['first', 'second', 'third'].map(title => ({
  ...task,
  taskId: title,
  title: `The ${title}?`,
}));

function renderTasks(options: { permissions?: string[] } = {}) {
  const api = mockWellArchitectedApi();
  api.listEntityTasks.mockResolvedValue(taskPage([first, second, third]));
  const onChanged = jest.fn();
  const rendered = renderPanel(
    <EntityTasks
      entityRef="component:default/payments"
      workloads={[workload]}
      refreshKey={0}
      onChanged={onChanged}
    />,
    { api, ...options },
  );
  return { ...rendered, api, onChanged };
}

const checkbox = async (name: string) =>
  within(await screen.findByRole('row', { name: new RegExp(name) })).getByRole(
    'checkbox',
  );

const bar = () =>
  screen.getByRole('region', { name: 'Change several tasks at once' });

const apply = (name: RegExp | string = /^Change \d/) =>
  within(bar()).getByRole('button', { name });

describe('several tasks at once', () => {
  it('are selected one by one or all of the page, instead of being filtered', async () => {
    const { user } = renderTasks();
    await user.click(await checkbox('first'));
    expect(bar()).toHaveTextContent('1 task selected');
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();

    await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(bar()).toHaveTextContent('3 tasks selected');
    expect(apply('Change 3 tasks')).toBeDisabled();

    await user.click(
      screen.getByRole('button', { name: 'Clear the selection' }),
    );
    expect(screen.getByRole('searchbox')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Remediation tasks' }),
    ).toHaveFocus();
  });

  it('are selected from the keyboard', async () => {
    const { user } = renderTasks();
    const row = await screen.findByRole('row', { name: /first/ });
    row.focus();
    await user.keyboard(' {ArrowDown} ');
    expect(bar()).toHaveTextContent('2 tasks selected');
  });

  it('get what was chosen, and nothing else', async () => {
    const { user, api, onChanged } = renderTasks();
    api.editTasks.mockResolvedValue([
      { taskId: 'first', outcome: 'changed', version: 4 },
      { taskId: 'second', outcome: 'unchanged', version: 3 },
    ]);
    await user.click(await checkbox('first'));
    await user.click(await checkbox('second'));
    await user.type(
      within(bar()).getByRole('combobox', { name: /Owner/ }),
      'plat',
    );
    await user.click(
      await screen.findByRole('option', { name: /Platform Engineering/ }),
    );
    await user.click(screen.getByRole('checkbox', { name: 'No due date' }));
    await user.click(screen.getByRole('button', { name: /State/ }));
    await user.click(screen.getByRole('option', { name: 'Done' }));
    await user.click(apply('Change 2 tasks'));

    const done = await screen.findByText('1 task changed · 1 was so already');
    expect(done.closest('[role="status"]')).toHaveFocus();
    expect(api.editTasks).toHaveBeenCalledWith(
      [
        { taskId: 'first', version: 3 },
        { taskId: 'second', version: 3 },
      ],
      { owner: 'group:default/platform', dueDate: null, state: 'done' },
    );
    expect(onChanged).toHaveBeenCalledTimes(1);
    expect(api.listEntityTasks).toHaveBeenCalledTimes(2);
    expect(screen.getByRole('searchbox')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(done).not.toBeInTheDocument();
  });

  it('are assigned to the reader, or to nobody', async () => {
    const { user, api } = renderTasks();
    api.editTasks.mockResolvedValue([
      { taskId: 'first', outcome: 'failed', error: { name: 'E', message: '' } },
    ]);
    await user.click(await checkbox('first'));
    for (const [button, owner] of [
      ['Assign to me', 'user:default/jane'],
      ['Unassign', null],
    ] as const) {
      await user.click(screen.getByRole('button', { name: button }));
      await user.click(apply());
      await waitFor(() =>
        expect(api.editTasks).toHaveBeenLastCalledWith(expect.anything(), {
          owner,
        }),
      );
    }
    const field = within(bar()).getByRole('combobox', { name: /Owner/ });
    expect(field).toHaveValue('Unassigned');
    await user.clear(field);
    await user.tab();
    expect(apply()).toBeDisabled();
  });

  it('are told by the reason where they were not changed, and stay selected with the version that is shown by then', async () => {
    const { user, api } = renderTasks();
    const outcomes: TaskOutcome[] = [
      { taskId: 'first', outcome: 'changed', version: 4 },
      {
        taskId: 'second',
        outcome: 'failed',
        error: { name: 'PreconditionFailedError', message: 'Another version' },
      },
      {
        taskId: 'third',
        outcome: 'failed',
        error: { name: 'InputError', message: 'It is resolved' },
      },
    ];
    api.editTasks.mockResolvedValue(outcomes);
    await user.click(
      await screen.findByRole('checkbox', { name: 'Select all' }),
    );
    await user.click(screen.getByRole('checkbox', { name: 'No due date' }));
    api.listEntityTasks.mockResolvedValue(
      taskPage([first, { ...second, version: 8 }, third]),
    );
    await user.click(apply());

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('1 task changed · 2 not changed');
    expect(alert).toHaveTextContent(
      /Somebody else changed it meanwhile.*The second\? \(payments-prod\)/,
    );
    expect(alert).toHaveTextContent(/It is resolved.*The third\?/);
    expect(bar()).toHaveTextContent('2 tasks selected');

    await waitFor(() => expect(api.listEntityTasks).toHaveBeenCalledTimes(2));
    await user.click(apply('Change 2 tasks'));
    await waitFor(() => expect(api.editTasks).toHaveBeenCalledTimes(2));
    expect(api.editTasks).toHaveBeenLastCalledWith(
      [
        { taskId: 'second', version: 8 },
        { taskId: 'third', version: 3 },
      ],
      { dueDate: null },
    );
  });

  it('get no due date that is half typed', async () => {
    const { user } = renderTasks();
    await user.click(await checkbox('first'));
    const month = () => screen.getByRole('spinbutton', { name: /month/ });
    await user.click(month());
    await user.keyboard('0415');
    await user.click(screen.getByRole('checkbox', { name: 'No due date' }));
    expect(month()).toHaveTextContent('mm');
    await user.click(screen.getByRole('checkbox', { name: 'No due date' }));

    await user.click(month());
    await user.keyboard('04152030');
    expect(apply()).toBeEnabled();
    await user.click(
      screen.getByRole('button', { name: 'Clear the due date' }),
    );
    expect(month()).toHaveTextContent('mm');
    expect(apply()).toBeDisabled();
  });

  it('keep the selection and what was chosen when nothing could be changed', async () => {
    const { user, api } = renderTasks();
    api.editTasks.mockRejectedValue(await failure(500, 'The database is away'));
    await user.click(await checkbox('first'));
    await user.click(screen.getByRole('checkbox', { name: 'No due date' }));
    await user.click(apply());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    expect(bar()).toHaveTextContent('1 task selected');
    expect(screen.getByRole('checkbox', { name: 'No due date' })).toBeChecked();
  });

  it('are accepted with a reason, who approved, and until when', async () => {
    const { user, api } = renderTasks();
    api.editTasks.mockResolvedValue([{ taskId: 'first', outcome: 'changed' }]);
    await user.click(await checkbox('first'));
    await user.click(screen.getByRole('button', { name: /State/ }));
    await user.click(screen.getByRole('option', { name: 'Accepted' }));
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
    expect(apply()).toBeDisabled();
    await user.click(
      screen.getByRole('spinbutton', { name: /month.*Accepted until/ }),
    );
    await user.keyboard('04152030');
    await user.click(apply());
    await waitFor(() =>
      expect(api.editTasks).toHaveBeenCalledWith(
        [{ taskId: 'first', version: 3 }],
        {
          state: 'accepted',
          acceptanceReason: 'The shop closes',
          approvedBy: 'group:default/platform',
          acceptedUntil: '2030-04-15',
        },
      ),
    );
  });

  it.each([
    [
      'update',
      taskUpdatePermission.name,
      ['As it is', 'Open', 'In progress', 'Done'],
    ],
    ['accept', taskAcceptPermission.name, ['As it is', 'Accepted']],
  ])(
    'offer only what is allowed to who may only %s',
    async (_, permission, states) => {
      const { user } = renderTasks({ permissions: [permission] });
      await user.click(await checkbox('first'));
      const owner = within(bar()).queryByRole('combobox', { name: /Owner/ });
      expect(owner !== null).toBe(permission === taskUpdatePermission.name);
      await user.click(screen.getByRole('button', { name: /State/ }));
      expect(
        screen.getAllByRole('option').map(option => option.textContent),
      ).toEqual(states);
    },
  );

  it('cannot be selected by who may only read', async () => {
    renderTasks({ permissions: [] });
    await screen.findByRole('row', { name: /first/ });
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('are selected no more where another list is shown', async () => {
    const { user } = renderTasks();
    await user.click(screen.getByRole('button', { name: 'Overdue' }));
    await user.click(await checkbox('first'));
    expect(bar()).toBeInTheDocument();
    await user.click(screen.getByText('Go back'));
    expect(await screen.findByRole('searchbox')).toBeInTheDocument();
    expect(await checkbox('first')).not.toBeChecked();
  });
});
