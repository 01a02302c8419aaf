import { screen, waitFor } from '@testing-library/react';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../__testUtils__/renderPanel';
import { task } from '../tasks/__fixtures__/task';
import { FirstTasks } from './FirstTasks';

describe('FirstTasks', () => {
  it('names what is to be done first, by whom and until when, in order', async () => {
    renderPanel(
      <FirstTasks
        tasks={[
          task,
          { ...task, taskId: '2', title: 'How?', owner: null, dueDate: null },
        ]}
      />,
      { api: mockWellArchitectedApi() },
    );
    const items = await screen.findAllByRole('listitem');
    expect(items).toHaveLength(2);
    expect(items[0]).toHaveTextContent(/High.*Who may sign in/);
    await waitFor(() =>
      expect(items[0]).toHaveTextContent(/payments.*Mar 31, 2026/),
    );
    expect(items[1]).toHaveTextContent(/High.*How\?Unassigned/);
  });

  it('says nothing where nothing is to be done', async () => {
    renderPanel(<FirstTasks tasks={[]} />, { api: mockWellArchitectedApi() });
    await screen.findByRole('button', { name: 'Go back' });
    expect(screen.queryByRole('heading')).not.toBeInTheDocument();
  });
});
