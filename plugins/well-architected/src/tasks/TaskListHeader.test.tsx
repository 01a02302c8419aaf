import { screen, waitFor } from '@testing-library/react';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../__testUtils__/renderPanel';
import { saveFile } from '../saveFile';
import { failure } from './__testUtils__/openTask';
import { taskPage } from './__testUtils__/taskPage';
import { EntityTasks } from './EntityTasks';
import { MyTasksPage } from './MyTasksPage';

jest.mock('../saveFile');

const csv = new Blob(['question']);

function withExport() {
  const api = mockWellArchitectedApi();
  api.listTasks.mockResolvedValue(taskPage([]));
  api.listEntityTasks.mockResolvedValue(taskPage([]));
  api.exportTasks.mockResolvedValue(csv);
  return api;
}

const exportButton = () =>
  screen.findByRole('button', { name: 'Export as CSV' });

describe('the export of a list', () => {
  it('has all that the list shows, of all pages', async () => {
    const api = withExport();
    const { user } = renderPanel(<MyTasksPage />, {
      api,
      search: '?owner=any&risk=HIGH&q=sign+in&sort=risk&task=',
    });
    await user.click(await exportButton());
    await waitFor(() =>
      expect(saveFile).toHaveBeenCalledWith(csv, 'well-architected-tasks.csv'),
    );
    expect(api.exportTasks).toHaveBeenCalledWith({
      state: ['open', 'in-progress'],
      risk: ['HIGH'],
      q: 'sign in',
      sort: 'risk',
      order: 'asc',
    });
  });

  it('of an entity has the tasks of the entity', async () => {
    const api = withExport();
    const { user } = renderPanel(
      <EntityTasks
        entityRef="component:default/payments"
        workloads={[]}
        workloadId="workload-1"
        refreshKey={0}
        onChanged={() => {}}
      />,
      { api },
    );
    await user.click(await exportButton());
    await waitFor(() =>
      expect(api.exportTasks).toHaveBeenCalledWith({
        state: ['open', 'in-progress', 'done'],
        workloadId: 'workload-1',
        entityRef: ['component:default/payments'],
        sort: 'rank',
        order: 'asc',
      }),
    );
  });

  it('says why there is none, and tries again', async () => {
    const api = withExport();
    api.exportTasks.mockRejectedValueOnce(
      await failure(500, 'The database is away'),
    );
    const { user } = renderPanel(<MyTasksPage />, { api });
    await user.click(await exportButton());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    await user.click(await exportButton());
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
  });
});
