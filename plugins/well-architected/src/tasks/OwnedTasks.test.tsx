import { screen, within } from '@testing-library/react';
import type { TaskPage } from 'backstage-plugin-well-architected-common';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../__testUtils__/renderPanel';
import { task } from './__fixtures__/task';
import { failure } from './__testUtils__/openTask';
import { taskPage } from './__testUtils__/taskPage';
import { OwnedTasks } from './OwnedTasks';

const OWNER = 'group:default/payments';

function renderOwned(
  answers: { open?: TaskPage; overdue?: TaskPage },
  owner = OWNER,
) {
  const { open = taskPage([]), overdue = taskPage([]) } = answers;
  const api = mockWellArchitectedApi({
    listTasks: async query => (query?.overdue ? overdue : open),
  });
  return { ...renderPanel(<OwnedTasks owner={owner} />, { api }), api };
}

describe('OwnedTasks', () => {
  it('shows what is due first, with service and date, and how much there is', async () => {
    const { api } = renderOwned({
      open: { items: [task], totalItems: 12 },
      overdue: { items: [task], totalItems: 3 },
    });
    expect(await screen.findByText('12 tasks to do')).toBeInTheDocument();
    expect(screen.getByText('3 overdue')).toBeInTheDocument();
    const [item] = screen.getAllByRole('listitem');
    expect(item).toHaveTextContent(/High.*may sign in.*payments.*Mar 31, 2026/);
    expect(
      within(item).getByRole('link', { name: 'payments' }),
    ).toHaveAttribute('href', '/catalog/default/component/payments');
    expect(
      within(item).getByRole('link', { name: /may sign in/ }),
    ).toHaveAttribute(
      'href',
      '/well-architected?owner=group%3Adefault%2Fpayments&task=task-1',
    );
    expect(screen.getByRole('link', { name: 'Show all' })).toHaveAttribute(
      'href',
      '/well-architected?owner=group%3Adefault%2Fpayments',
    );
    expect(api.listTasks).toHaveBeenCalledWith({
      owner: [OWNER],
      state: ['open', 'in-progress'],
      sort: 'dueDate',
      order: 'asc',
      limit: '5',
    });
    expect(api.listTasks).toHaveBeenCalledWith({
      owner: [OWNER],
      overdue: 'true',
      limit: '1',
    });
  });

  it('of the reader leads to the own tasks', async () => {
    renderOwned({ open: taskPage([task]) }, 'me');
    expect(
      await screen.findByRole('link', { name: 'Show all' }),
    ).toHaveAttribute('href', '/well-architected');
  });

  it('says nothing of overdue tasks where none is', async () => {
    renderOwned({ open: taskPage([task]) });
    expect(await screen.findByText('1 task to do')).toBeInTheDocument();
    expect(screen.queryByText(/\d overdue/)).not.toBeInTheDocument();
  });

  it('names the workload of a task that belongs to no service', async () => {
    renderOwned({ open: taskPage([{ ...task, entityRefs: [] }]) });
    expect(await screen.findByText(/payments-prod/)).toBeInTheDocument();
  });

  it('says so where the backend does not count them all', async () => {
    renderOwned({ open: { items: [task] }, overdue: { items: [task] } });
    expect(
      await screen.findByText('More than 5,000 tasks to do'),
    ).toBeInTheDocument();
    expect(screen.getByText('More than 5,000 overdue')).toBeInTheDocument();
  });

  it('says that there is nothing to do', async () => {
    renderOwned({});
    expect(
      await screen.findByText('No task is open or in progress.'),
    ).toBeInTheDocument();
  });

  it('shows a skeleton until the tasks are there', async () => {
    const api = mockWellArchitectedApi({
      listTasks: () => new Promise(() => {}),
    });
    renderPanel(<OwnedTasks owner="me" />, { api });
    expect(
      await screen.findByRole('status', { name: 'Loading the tasks…' }),
    ).toBeInTheDocument();
  });

  it('says why tasks cannot be shown, and tries again', async () => {
    const api = mockWellArchitectedApi();
    api.listTasks.mockRejectedValueOnce(
      await failure(500, 'The database is away'),
    );
    api.listTasks.mockResolvedValue(taskPage([task]));
    const { user } = renderPanel(<OwnedTasks owner="me" />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('1 task to do')).toBeInTheDocument();
  });
});
