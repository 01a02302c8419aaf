import { screen } from '@testing-library/react';
import { taskAcceptPermission } from 'backstage-plugin-well-architected-common';
import { backend, failure, openTask } from './__testUtils__/openTask';

const step = () =>
  screen.findByRole('checkbox', { name: 'A second factor at every door' });

describe('the steps of a task', () => {
  it('are ticked off one by one, beside what is not saved yet', async () => {
    const { api } = backend();
    const { user } = openTask(api);
    await user.type(await screen.findByLabelText('Note'), ' More.');

    await user.click(await step());
    expect(await screen.findByText(/jane, Apr 2, 2026/)).toBeInTheDocument();
    expect(await step()).toBeChecked();
    expect(api.tickStep).toHaveBeenCalledWith('task-1', 'strong_sign_in', true);
    expect(screen.getByLabelText('Note')).toHaveValue(
      'Start with the deployment role. More.',
    );

    await user.click(await step());
    expect(await step()).not.toBeChecked();
    expect(api.tickStep).toHaveBeenLastCalledWith(
      'task-1',
      'strong_sign_in',
      false,
    );
  });

  it('say when they could not be ticked off', async () => {
    const { api } = backend();
    api.tickStep.mockRejectedValue(await failure(500, 'The disk is full'));
    const { user } = openTask(api);
    await user.click(await step());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The disk is full',
    );
    expect(await step()).not.toBeChecked();
  });

  it('are read by those who may not change the task', async () => {
    openTask(backend().api, [taskAcceptPermission.name]);
    expect(await step()).toBeDisabled();
  });
});
