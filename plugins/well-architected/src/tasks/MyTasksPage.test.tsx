import { screen, waitFor, within } from '@testing-library/react';
import {
  taskUpdatePermission,
  type Task,
  type TaskPage,
} from 'backstage-plugin-well-architected-common';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../__testUtils__/renderPanel';
import { answer, task } from './__fixtures__/task';
import { failure } from './__testUtils__/openTask';
import { taskPage } from './__testUtils__/taskPage';
import { MyTasksPage } from './MyTasksPage';

function renderPage(
  options: {
    tasks?: Task[];
    /** What the backend lists; `tasks` when missing. */
    list?: () => Promise<TaskPage>;
    search?: string;
    permissions?: string[];
  } = {},
) {
  const api = mockWellArchitectedApi({
    getTask: async taskId => ({ task: { ...task, taskId }, etag: '"3"' }),
    getAnswer: async () => ({ ...answer, notes: '' }),
  });
  const { tasks = [task], list = async () => taskPage(tasks) } = options;
  api.listTasks.mockImplementation(list);
  return { ...renderPanel(<MyTasksPage />, { api, ...options }), api };
}

const mine = {
  state: ['open', 'in-progress'],
  owner: ['me'],
  sort: 'dueDate',
  order: 'asc',
  limit: '20',
  cursor: undefined,
};

const chooseOwner = async (
  user: ReturnType<typeof renderPage>['user'],
  name: string,
) => {
  const field = await screen.findByRole('combobox', { name: /Owner/ });
  await user.clear(field);
  await user.type(field, name.slice(0, 5));
  await user.click(await screen.findByRole('option', { name }));
};

describe('MyTasksPage', () => {
  it("shows what the reader and the reader's groups have to do, overdue first", async () => {
    const { api } = renderPage();
    const row = await screen.findByRole('row', { name: /may sign in/ });
    expect(
      screen.getByRole('heading', { name: 'My remediation tasks' }),
    ).toBeInTheDocument();
    expect(within(row).getByText('Overdue')).toBeInTheDocument();
    expect(
      within(row).getByText('Security · payments-prod'),
    ).toBeInTheDocument();
    expect(api.listTasks).toHaveBeenCalledWith(mine);
  });

  it('leads from a task to its services', async () => {
    renderPage({
      tasks: [
        {
          ...task,
          entityRefs: ['component:default/payments', 'system:default/shop'],
        },
      ],
    });
    const row = await screen.findByRole('row', { name: /may sign in/ });
    expect(within(row).getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/catalog/default/component/payments',
    );
    expect(within(row).getByRole('link', { name: 'shop' })).toHaveAttribute(
      'href',
      '/catalog/default/system/shop',
    );
  });

  it.each([
    ['Anyone', '?owner=any', undefined],
    ['Unassigned', '?owner=none', ['none']],
    ['Owner left the catalog', '?owner=left', ['left']],
  ])('shows the tasks of %s', async (name, search, owner) => {
    const { user, api, address } = renderPage();
    await chooseOwner(user, name);
    expect(address()).toBe(search);
    expect(
      await screen.findByRole('heading', { name: 'Remediation tasks' }),
    ).toBeInTheDocument();
    await waitFor(() => {
      const [query] = api.listTasks.mock.lastCall!;
      expect(query!.owner).toEqual(owner);
    });
  });

  it('names what an emptied owner field means when it is left', async () => {
    const { user, address } = renderPage();
    const field = await screen.findByRole('combobox', { name: /Owner/ });
    expect(field).toHaveValue('Me and my groups');
    await user.clear(field);
    expect(address()).toBe('?owner=any');
    expect(field).toHaveValue('');
    await user.tab();
    await waitFor(() => expect(field).toHaveValue('Anyone'));
  });

  it('comes back to the tasks of the reader', async () => {
    const { user, address } = renderPage({ search: '?owner=any' });
    await chooseOwner(user, 'Me and my groups');
    expect(address()).toBe('');
  });

  it('shows the tasks of the owner that the address names', async () => {
    const { api } = renderPage({ search: '?owner=group:default/platform' });
    await screen.findByRole('row', { name: /may sign in/ });
    expect(api.listTasks).toHaveBeenCalledWith({
      ...mine,
      owner: ['group:default/platform'],
    });
  });

  it('opens any task that its address names, in the list or not', async () => {
    const { user, api, address } = renderPage({
      search: '?task=elsewhere',
      tasks: [],
    });
    expect(
      await screen.findByRole('dialog', { name: task.title }),
    ).toBeInTheDocument();
    expect(api.getTask).toHaveBeenCalledWith('elsewhere');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe(''));
  });

  it('lets those select tasks who may change one of them, by its own entities', async () => {
    renderPage({
      permissions: [`${taskUpdatePermission.name} component:default/cart`],
      tasks: [
        task,
        { ...task, taskId: '2', entityRefs: ['component:default/cart'] },
      ],
    });
    expect(
      await screen.findByRole('checkbox', { name: 'Select all' }),
    ).toBeInTheDocument();
  });

  it('offers no selection to who may change none of them', async () => {
    renderPage({
      permissions: [`${taskUpdatePermission.name} component:default/cart`],
    });
    await screen.findByRole('row', { name: /may sign in/ });
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('filters by the pillars of the framework, and by those of other lenses that it shows', async () => {
    const { user, address } = renderPage({
      tasks: [{ ...task, pillarId: 'events', pillarName: 'Events' }],
    });
    await screen.findByRole('row', { name: /may sign in/ });
    await user.click(screen.getByRole('button', { name: /Pillar/ }));
    expect(
      screen.getAllByRole('option').map(option => option.textContent),
    ).toEqual([
      'All pillars',
      'Operational Excellence',
      'Security',
      'Reliability',
      'Performance Efficiency',
      'Cost Optimization',
      'Sustainability',
      'Events',
    ]);
    await user.click(screen.getByRole('option', { name: 'Reliability' }));
    expect(address()).toBe('?pillar=reliability');
  });

  it('says that there is nothing to do', async () => {
    renderPage({ tasks: [] });
    expect(await screen.findByText('Nothing to do')).toBeInTheDocument();
    expect(
      screen.getByText(/when you or one of your groups become its owner/),
    ).toBeInTheDocument();
  });

  it('says so where the backend does not count them all', async () => {
    renderPage({ list: async () => ({ items: [task], nextCursor: 'c-2' }) });
    expect(
      await screen.findByText('More than 5,000 tasks'),
    ).toBeInTheDocument();
  });

  it('says that the reader may not see tasks', async () => {
    const denied = await failure(403, 'No');
    renderPage({ list: () => Promise.reject(denied) });
    expect(
      await screen.findByText('You may not see these tasks'),
    ).toBeInTheDocument();
  });

  it('marks an owner that left the catalog', async () => {
    renderPage({ tasks: [{ ...task, ownerLeft: true }] });
    const row = await screen.findByRole('row', { name: /may sign in/ });
    expect(row).toHaveTextContent('payments Left the catalog');
  });
});
