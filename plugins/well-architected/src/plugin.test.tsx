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

// A whole app starts, lazy parts and all.
jest.setTimeout(60_000);
const WHOLE_APP = { timeout: 30_000 };

function renderApp(kind: string) {
  const shown = { ...entity, kind };
  renderTestApp({
    features: [catalogPlugin, wellArchitectedPlugin],
    initialRouteEntries: [`/catalog/default/${kind.toLowerCase()}/payments`],
    apis: [
      [catalogApiRef, catalogApiMock({ entities: [shown] })],
      [
        wellArchitectedApiRef,
        mockWellArchitectedApi({
          getEntityReview: async entityRef => ({
            ...review([workload]),
            entityRef,
          }),
          listEntityTasks: async () => ({ items: [], totalItems: 0 }),
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
  it('shows the card on the overview, which leads to the tab', async () => {
    renderApp('Component');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Open the review' }, WHOLE_APP),
    );
    expect(
      await screen.findByRole('button', { name: 'Sync now' }, WHOLE_APP),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Well-Architected' }),
    ).toBeVisible();
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

  it('leaves pages of people alone', async () => {
    renderApp('Group');
    expect(
      await screen.findByRole('heading', { name: 'payments' }, WHOLE_APP),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Well-Architected' })).toBeNull();
    expect(screen.queryByText('AWS Well-Architected')).toBeNull();
  });
});
