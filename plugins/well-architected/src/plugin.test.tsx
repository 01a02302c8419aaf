import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import wellArchitectedPlugin, { wellArchitectedApiRef } from '.';
import { entity, review, workload } from './__fixtures__/review';
import { mockWellArchitectedApi } from './__testUtils__/renderPanel';
import { task } from './tasks/__fixtures__/task';
import { taskPage } from './tasks/__testUtils__/taskPage';

// A whole app starts, lazy parts and all.
jest.setTimeout(60_000);
const WHOLE_APP = { timeout: 30_000 };

function renderApp(
  kind: string,
  path = `/catalog/default/${kind.toLowerCase()}/payments`,
) {
  const shown = { ...entity, kind };
  renderTestApp({
    features: [catalogPlugin, wellArchitectedPlugin],
    initialRouteEntries: [path],
    apis: [
      [catalogApiRef, catalogApiMock({ entities: [shown] })],
      [
        wellArchitectedApiRef,
        mockWellArchitectedApi({
          getEntityReview: async entityRef => ({
            ...review([workload]),
            entityRef,
          }),
          listEntityTasks: async () => taskPage([]),
          listTasks: async () => taskPage([task]),
          getWorkload: () => new Promise(() => {}),
          listAnswers: () => new Promise(() => {}),
        }),
      ],
      [
        permissionApiRef,
        mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
      ],
    ],
  });
}

describe('the plugin in an app', () => {
  it('shows the card on the overview, which leads to the tab, beside the page of tasks', async () => {
    renderApp('Component');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Open the review' }, WHOLE_APP),
    );
    expect(
      await screen.findByRole('button', { name: 'Sync now' }, WHOLE_APP),
    ).toBeVisible();
    expect(
      screen
        .getAllByRole('link', { name: 'Well-Architected' })
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/well-architected',
      '/catalog/default/component/payments/well-architected',
    ]);
  });

  it('leads from a pillar on the card to its questions and tasks', async () => {
    renderApp('API');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Security' }, WHOLE_APP),
    );
    expect(
      await screen.findByRole(
        'button',
        { name: /^Security/, pressed: true },
        WHOLE_APP,
      ),
    ).toBeVisible();
  });

  it('shows what they have to do on the pages of people, and no review', async () => {
    renderApp('Group');
    expect(
      await screen.findByText('Well-Architected tasks', {}, WHOLE_APP),
    ).toBeVisible();
    await userEvent.click(
      await screen.findByRole('link', { name: 'Show all' }),
    );
    expect(
      await screen.findByRole(
        'heading',
        { name: 'Remediation tasks' },
        WHOLE_APP,
      ),
    ).toBeVisible();
    expect(screen.queryByText('AWS Well-Architected')).toBeNull();
  });

  it('leads from the page of tasks to the tab of a service', async () => {
    renderApp('Component', '/well-architected');
    await userEvent.click(
      await screen.findByRole('link', { name: 'payments' }, WHOLE_APP),
    );
    expect(
      await screen.findByRole('button', { name: 'Sync now' }, WHOLE_APP),
    ).toBeVisible();
  });
});
