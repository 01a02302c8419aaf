import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory } from '@backstage/core-plugin-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis } from '@backstage/test-utils';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { WORKLOAD_ARN_ANNOTATION } from 'backstage-plugin-well-architected-common';
import { Route } from 'react-router-dom';
import { entity, review, workload } from './__fixtures__/review';
import { mockWellArchitectedApi } from './__testUtils__/renderPanel';
import { task } from './tasks/__fixtures__/task';
import { taskPage } from './tasks/__testUtils__/taskPage';
import {
  EntityWellArchitectedCard,
  EntityWellArchitectedContent,
  EntityWellArchitectedOwnedTasksCard,
  HomePageWellArchitectedTasks,
  isWellArchitectedAvailable,
  WellArchitectedPage,
  wellArchitectedApiRef,
} from './legacy';

// A whole app starts, lazy parts and all.
jest.setTimeout(60_000);
const WHOLE_APP = { timeout: 30_000 };

function renderOldApp(path: string) {
  window.history.replaceState({}, '', path);
  const api = mockWellArchitectedApi({
    getEntityReview: async () => review([workload]),
    listEntityTasks: async () => taskPage([]),
    listTasks: async () => taskPage([task]),
    getWorkload: () => new Promise(() => {}),
    listAnswers: () => new Promise(() => {}),
  });
  const app = createApp({
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
        },
      },
    ],
    apis: [
      createApiFactory(wellArchitectedApiRef, api),
      createApiFactory(catalogApiRef, catalogApiMock({ entities: [entity] })),
      createApiFactory(
        permissionApiRef,
        mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
      ),
    ],
  });
  const page = (
    <EntityLayout>
      <EntityLayout.Route path="/" title="Overview">
        <EntityWellArchitectedCard />
      </EntityLayout.Route>
      <EntityLayout.Route path="/reviews" title="Reviews">
        <EntityWellArchitectedContent />
      </EntityLayout.Route>
      <EntityLayout.Route path="/tasks" title="Tasks">
        <EntityWellArchitectedOwnedTasksCard />
      </EntityLayout.Route>
    </EntityLayout>
  );
  const Root = app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route path="/tasks" element={<WellArchitectedPage />} />
        <Route path="/home" element={<HomePageWellArchitectedTasks />} />
        <Route path="/catalog" element={<CatalogIndexPage />} />
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        >
          {page}
        </Route>
      </FlatRoutes>
    </AppRouter>,
  );
  render(<Root />);
}

describe('an app of the old frontend system', () => {
  it('shows the card, which leads to the tab wherever the app mounts it', async () => {
    renderOldApp('/catalog/default/component/payments');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Open the review' }, WHOLE_APP),
    );
    expect(window.location.pathname).toBe(
      '/catalog/default/component/payments/reviews',
    );
    expect(
      await screen.findByRole('button', { name: /Sync now/ }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: /Security/ })).toBeVisible();
  });

  it('shows what the reader has to do on the home page, which leads to the page of tasks wherever the app mounts it', async () => {
    renderOldApp('/home');
    expect(
      await screen.findByText('My Well-Architected tasks', {}, WHOLE_APP),
    ).toBeVisible();
    await userEvent.click(
      await screen.findByRole('link', { name: 'Show all' }, WHOLE_APP),
    );
    expect(window.location.pathname).toBe('/tasks');
    const service = await screen.findByRole(
      'link',
      { name: 'payments' },
      WHOLE_APP,
    );
    await userEvent.click(service);
    expect(window.location.pathname).toBe(
      '/catalog/default/component/payments/reviews',
    );
  });

  it('shows the tasks of an owner', async () => {
    renderOldApp('/catalog/default/component/payments/tasks');
    expect(
      await screen.findByText('1 task to do', {}, WHOLE_APP),
    ).toBeVisible();
  });

  it('keeps the chosen pillar in the address', async () => {
    renderOldApp('/catalog/default/component/payments/reviews');
    await userEvent.click(
      await screen.findByRole('button', { name: /Security/ }, WHOLE_APP),
    );
    expect(window.location.search).toBe('?pillar=security');
  });
});

describe('isWellArchitectedAvailable', () => {
  it.each([
    [undefined, false],
    ['', false],
    [' , ', false],
    ['arn:aws:wellarchitected:eu-west-1:111122223333:workload/a', true],
  ])('for the annotation %p is %p', (annotation, available) => {
    const annotations: Record<string, string> =
      annotation === undefined ? {} : { [WORKLOAD_ARN_ANNOTATION]: annotation };
    expect(
      isWellArchitectedAvailable({
        ...entity,
        metadata: { ...entity.metadata, annotations },
      }),
    ).toBe(available);
  });
});
