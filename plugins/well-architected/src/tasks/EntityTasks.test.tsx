import { act, screen, waitFor, within } from '@testing-library/react';
import type { Task, TaskPage } from 'backstage-plugin-well-architected-common';
import { useState } from 'react';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../__testUtils__/renderPanel';
import { workload } from '../reviews/__fixtures__/workload';
import { answer, task } from './__fixtures__/task';
import { EntityTasks } from './EntityTasks';

const page = (items: Task[], nextCursor?: string): TaskPage => ({
  items,
  totalItems: items.length,
  nextCursor,
});

const panel = (props: Partial<Parameters<typeof EntityTasks>[0]> = {}) => (
  <EntityTasks
    entityRef="component:default/payments"
    workloads={[workload]}
    refreshKey={0}
    onChanged={() => {}}
    {...props}
  />
);

function PanelAndSync() {
  const [refreshKey, setRefreshKey] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setRefreshKey(refreshKey + 1)}>
        Sync
      </button>
      {panel({ refreshKey })}
    </>
  );
}

const plainQuery = {
  state: ['open', 'in-progress', 'done'],
  sort: 'rank',
  order: 'asc',
  limit: '20',
  cursor: undefined,
};

describe('EntityTasks', () => {
  const second: Task = {
    ...task,
    taskId: 'task-2',
    title: 'Where do the copies of the data lie?',
  };
  const listing = (...pages: TaskPage[]) => {
    const api = mockWellArchitectedApi({
      getTask: async () => ({ task, etag: '"3"' }),
      getAnswer: async () => ({ ...answer, notes: '' }),
    });
    pages.forEach(each => api.listEntityTasks.mockResolvedValueOnce(each));
    api.listEntityTasks.mockResolvedValue(pages[pages.length - 1]);
    return api;
  };

  it('shows what is worked at, and what to fix first', async () => {
    const api = listing(page([task]));
    renderPanel(panel(), { api });

    const row = await screen.findByRole('row', { name: /may sign in/ });
    expect(within(row).getByText('High')).toBeInTheDocument();
    expect(within(row).getByText('Security')).toBeInTheDocument();
    expect(await within(row).findByText('payments')).toBeInTheDocument();
    expect(within(row).getByText('Mar 31, 2026')).toBeInTheDocument();
    expect(within(row).getByText('Overdue')).toBeInTheDocument();
    expect(within(row).getByText('In progress')).toBeInTheDocument();
    expect(api.listEntityTasks).toHaveBeenCalledWith(
      'component:default/payments',
      plainQuery,
    );
  });

  it('names the workload where there are several', async () => {
    renderPanel(
      panel({
        workloads: [workload, { ...workload, workloadId: 'workload-2' }],
      }),
      {
        api: listing(page([task])),
      },
    );
    expect(await screen.findByText(/payments-prod/)).toBeInTheDocument();
  });

  it('asks for what the address says', async () => {
    const api = listing(page([task]));
    renderPanel(
      panel({ workloadId: 'workload-1', lensAlias: 'wellarchitected' }),
      {
        api,
        search:
          '?state=done&risk=HIGH&pillar=security&owner=me&overdue=true&q=sign+in&sort=dueDate&order=desc',
      },
    );
    await screen.findByRole('row', { name: /may sign in/ });
    expect(api.listEntityTasks).toHaveBeenLastCalledWith(
      'component:default/payments',
      {
        state: ['done'],
        risk: ['HIGH'],
        pillarId: ['security'],
        owner: ['me'],
        overdue: 'true',
        q: 'sign in',
        workloadId: 'workload-1',
        lensAlias: 'wellarchitected',
        sort: 'dueDate',
        order: 'desc',
        limit: '20',
        cursor: undefined,
      },
    );
  });

  it('puts a filter into the address, asks for it, and takes it back by going back', async () => {
    const api = listing(page([task]));
    const { user, address } = renderPanel(panel(), { api });
    await screen.findByRole('row', { name: /may sign in/ });

    await user.click(screen.getByRole('button', { name: 'Overdue' }));
    expect(address()).toBe('?overdue=true');
    await waitFor(() =>
      expect(api.listEntityTasks).toHaveBeenLastCalledWith(expect.anything(), {
        ...plainQuery,
        overdue: 'true',
      }),
    );

    await user.click(screen.getByText('Go back'));
    expect(address()).toBe('');
    await waitFor(() =>
      expect(api.listEntityTasks).toHaveBeenLastCalledWith(
        expect.anything(),
        plainQuery,
      ),
    );
  });

  it('filters by pillar and by several states', async () => {
    const { user, address } = renderPanel(panel(), {
      api: listing(page([task])),
    });

    await user.click(await screen.findByRole('button', { name: /Pillar/ }));
    await user.click(screen.getByRole('option', { name: 'Reliability' }));
    expect(address()).toBe('?pillar=reliability');

    await user.click(screen.getByRole('button', { name: /State/ }));
    await user.click(screen.getByRole('option', { name: 'Resolved' }));
    expect(new URLSearchParams(address()!).getAll('state')).toEqual([
      'open',
      'in-progress',
      'done',
      'resolved',
    ]);
  });

  it('filters by an owner of the catalog', async () => {
    const api = listing(page([task]));
    const { user, address, queryEntities } = renderPanel(panel(), { api });

    const field = await screen.findByRole('combobox', { name: /Owner/ });
    expect(field).toHaveValue('Anyone');
    await user.type(field, 'plat');
    await waitFor(() =>
      expect(queryEntities).toHaveBeenLastCalledWith(
        expect.objectContaining({
          fullTextFilter: expect.objectContaining({ term: 'plat' }),
        }),
      ),
    );
    await user.click(
      await screen.findByRole('option', { name: /Platform Engineering/ }),
    );
    expect(address()).toBe('?owner=group%3Adefault%2Fplatform');

    await user.clear(screen.getByRole('combobox', { name: /Owner/ }));
    expect(address()).toBe('');
  });

  it('searches when a person pauses, in one step of the address', async () => {
    const api = listing(page([task]));
    const { user, address } = renderPanel(panel(), { api });
    await screen.findByRole('row', { name: /may sign in/ });

    await user.type(screen.getByRole('searchbox'), 'backup');
    await waitFor(() => expect(address()).toBe('?q=backup'));
    await waitFor(() =>
      expect(api.listEntityTasks).toHaveBeenLastCalledWith(expect.anything(), {
        ...plainQuery,
        q: 'backup',
      }),
    );
    expect(api.listEntityTasks).toHaveBeenCalledTimes(2);
  });

  it('sorts by the header of a column', async () => {
    const { user, address } = renderPanel(panel(), {
      api: listing(page([task])),
    });
    await screen.findByRole('row', { name: /may sign in/ });

    await user.click(screen.getByRole('columnheader', { name: 'Due' }));
    expect(address()).toBe('?sort=dueDate');
    await user.click(screen.getByRole('columnheader', { name: 'Due' }));
    expect(address()).toBe('?sort=dueDate&order=desc');
  });

  it('turns back from a page that has no task any more', async () => {
    const api = listing(
      page([task], 'c-2'),
      page([second]),
      page([]),
      page([task]),
    );
    const { user } = renderPanel(<PanelAndSync />, { api });
    await screen.findByRole('row', { name: /may sign in/ });
    await user.click(screen.getByRole('button', { name: 'Next table page' }));
    await screen.findByRole('row', { name: /copies of the data/ });
    await user.click(screen.getByText('Sync'));
    await screen.findByRole('row', { name: /may sign in/ });
    expect(
      api.listEntityTasks.mock.calls.map(([, asked]) => asked?.cursor),
    ).toEqual([undefined, 'c-2', 'c-2', undefined]);
  });

  it('asks for the first page only when the list is another one', async () => {
    const api = listing(page([task], 'c-2'), page([second]), page([task]));
    const { user } = renderPanel(panel(), { api });
    await screen.findByRole('row', { name: /may sign in/ });
    await user.click(screen.getByRole('button', { name: 'Next table page' }));
    await screen.findByRole('row', { name: /copies of the data/ });
    await user.click(screen.getByRole('button', { name: 'Overdue' }));
    await screen.findByRole('row', { name: /may sign in/ });
    expect(
      api.listEntityTasks.mock.calls.map(([, asked]) => [
        asked?.cursor,
        asked && 'overdue' in asked,
      ]),
    ).toEqual([
      [undefined, false],
      ['c-2', false],
      [undefined, true],
    ]);
  });

  it('turns pages by cursor, and stays on its page when everything is loaded again', async () => {
    const api = listing(page([task], 'c-2'), page([second]));
    const { user } = renderPanel(<PanelAndSync />, { api });
    await screen.findByRole('row', { name: /may sign in/ });
    const secondPage = { ...plainQuery, cursor: 'c-2' };

    await user.click(screen.getByRole('button', { name: 'Next table page' }));
    await screen.findByRole('row', { name: /copies of the data/ });
    expect(api.listEntityTasks).toHaveBeenLastCalledWith(
      expect.anything(),
      secondPage,
    );

    await user.click(screen.getByText('Sync'));
    await waitFor(() => expect(api.listEntityTasks).toHaveBeenCalledTimes(3));
    expect(api.listEntityTasks).toHaveBeenLastCalledWith(
      expect.anything(),
      secondPage,
    );

    await user.click(
      screen.getByRole('button', { name: 'Previous table page' }),
    );
    await waitFor(() =>
      expect(api.listEntityTasks).toHaveBeenLastCalledWith(
        expect.anything(),
        plainQuery,
      ),
    );
  });

  it('opens a task by its address and closes it again', async () => {
    const { user, address } = renderPanel(panel(), {
      api: listing(page([task])),
    });

    await user.click(await screen.findByRole('row', { name: /may sign in/ }));
    expect(address()).toBe('?task=task-1');
    expect(
      await screen.findByRole('dialog', { name: task.title }),
    ).toBeInTheDocument();

    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(address()).toBe('');
  });

  it('leads back to before a task that was opened and closed', async () => {
    const { user, address } = renderPanel(panel(), {
      api: listing(page([task])),
    });
    await user.click(await screen.findByRole('button', { name: 'Overdue' }));
    await user.click(await screen.findByRole('row', { name: /may sign in/ }));
    await screen.findByRole('dialog', { name: task.title });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('?overdue=true'));

    await user.click(screen.getByText('Go back'));
    expect(address()).toBe('');
  });

  it('stays on the page that was opened with a task when that is closed', async () => {
    const { user, address } = renderPanel(panel(), {
      api: listing(page([task])),
      search: '?overdue=true&task=task-1',
    });
    await screen.findByRole('dialog', { name: task.title });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('?overdue=true'));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('asks before "back" throws changes away, and stays at the task until then', async () => {
    const { user, address } = renderPanel(panel(), {
      api: listing(page([task])),
      search: '?overdue=true',
    });
    await user.click(await screen.findByRole('row', { name: /may sign in/ }));
    const note = await screen.findByLabelText('Note');
    await user.type(note, ' More.');
    const atTask = '?overdue=true&task=task-1';

    act(() => screen.getByText('Go back').click());
    await user.click(
      await screen.findByRole('button', { name: 'Keep editing' }),
    );
    expect(address()).toBe(atTask);
    expect(note).toHaveValue(`${task.note} More.`);

    act(() => screen.getByText('Go back').click());
    await screen.findByRole('button', { name: 'Discard' });
    expect(address()).toBe(atTask);
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(address()).toBe('?overdue=true');
  });

  it('asks before "back" leaves the page that was opened with the task', async () => {
    const { user, address } = renderPanel(panel(), {
      api: listing(page([task])),
      search: '?overdue=true&task=task-1',
    });
    const note = await screen.findByLabelText('Note');
    await user.type(note, ' More.');
    expect(note).toHaveFocus();

    act(() => screen.getByText('Go back').click());
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(address()).toBe('?overdue=true');
  });

  it('puts the list once before a task that is edited, which closing leads to', async () => {
    const { user, address } = renderPanel(panel(), {
      api: listing(page([task])),
      search: '?task=task-1',
    });
    const note = await screen.findByLabelText('Note');
    await user.type(note, ' More.');
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(address()).toBe('');
    await user.click(await screen.findByRole('button', { name: 'Overdue' }));
    expect(address()).toBe('?overdue=true');
    await user.click(screen.getByText('Go back'));
    await user.click(screen.getByText('Go back'));
    expect(address()).toBe('');
  });

  it('says that there is nothing to do, and where resolved tasks are', async () => {
    const { user, address } = renderPanel(panel(), { api: listing(page([])) });
    expect(await screen.findByText('Nothing to do')).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Show resolved tasks' }),
    );
    expect(new URLSearchParams(address()!).getAll('state')).toContain(
      'resolved',
    );
  });

  it('says that filters hide the tasks, and clears them', async () => {
    const { user, address } = renderPanel(panel(), {
      api: listing(page([])),
      search: '?lens=serverless&risk=MEDIUM&q=x',
    });
    const empty = await screen.findByText('No task matches');
    await user.click(
      within(empty.parentElement!).getByRole('button', {
        name: 'Clear filters',
      }),
    );
    expect(address()).toBe('?lens=serverless');
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('says why tasks cannot be shown, and tries again', async () => {
    const api = listing(page([task]));
    api.listEntityTasks.mockReset();
    api.listEntityTasks
      .mockRejectedValueOnce(new Error('The database is away'))
      .mockResolvedValue(page([task]));
    const { user } = renderPanel(panel(), { api });

    expect(await screen.findByText('The database is away')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('row', { name: /may sign in/ }),
    ).toBeInTheDocument();
  });

  it('shows text of AWS as text', async () => {
    const hostile = '<img src=x onerror="alert(1)"> & <b>bold</b>';
    renderPanel(panel(), { api: listing(page([{ ...task, title: hostile }])) });
    expect(await screen.findByText(hostile)).toBeInTheDocument();
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});
