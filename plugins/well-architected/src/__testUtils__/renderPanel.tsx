import type { Entity } from '@backstage/catalog-model';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  createApiMock,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { WellArchitectedApi } from 'backstage-plugin-well-architected-common';
import { useLocation, useNavigate } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { wellArchitectedApiRef } from '../api';
import { rootRouteRef } from '../routes';

/** A REST API of which a test answers only what it is about. */
export const mockWellArchitectedApi = createApiMock(
  wellArchitectedApiRef,
  (): jest.Mocked<WellArchitectedApi> => ({
    getEntityReview: jest.fn(),
    listEntityTasks: jest.fn(),
    listTasks: jest.fn(),
    exportTasks: jest.fn(),
    editTasks: jest.fn(),
    getTask: jest.fn(),
    editTask: jest.fn(),
    tickStep: jest.fn(),
    addComment: jest.fn(),
    listWorkloads: jest.fn(),
    getWorkload: jest.fn(),
    listAnswers: jest.fn(),
    getAnswer: jest.fn(),
    linkWorkload: jest.fn(),
    unlinkWorkload: jest.fn(),
    listSources: jest.fn(),
    listSyncRuns: jest.fn(),
    requestSync: jest.fn(),
    getSyncRun: jest.fn(),
  }),
);

const person = (kind: 'User' | 'Group', name: string, displayName: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { profile: { displayName } },
});

/** The users and groups of the catalog in tests. */
export const PEOPLE: Entity[] = [
  person('User', 'jane', 'Jane Doe'),
  person('User', 'olu', 'Olu Ade'),
  person('Group', 'payments', 'Team Payments'),
  person('Group', 'platform', 'Platform Engineering'),
];

/**
 * Renders a part of the tab for Jane, a member of the team "payments", beside
 * the page's address and a button that goes back.
 */
export function renderPanel(
  element: JSX.Element,
  options: {
    api: WellArchitectedApi;
    /** The search part of the page's address at the start. */
    search?: string;
    /** The names of the permissions that Jane has, each for every entity or, with its reference behind, for one; all when missing. */
    permissions?: string[];
  },
) {
  const { api, search = '', permissions } = options;
  const catalogApi = catalogApiMock({ entities: PEOPLE });
  const queryEntities = jest.spyOn(catalogApi, 'queryEntities');
  renderInTestApp(
    // Permissions are cached for a whole page, which here is a test.
    <SWRConfig value={{ provider: () => new Map() }}>
      <Address />
      {element}
    </SWRConfig>,
    {
      initialRouteEntries: [`/${search}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
        '/well-architected': rootRouteRef,
      },
      apis: [
        [wellArchitectedApiRef, api],
        [catalogApiRef, catalogApi],
        [
          permissionApiRef,
          mockApis.permission({
            authorize: ({ permission: { name }, resourceRef }) =>
              permissions === undefined ||
              permissions.includes(name) ||
              permissions.includes(`${name} ${resourceRef}`)
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          }),
        ],
        mockApis.identity({
          userEntityRef: 'user:default/jane',
          ownershipEntityRefs: ['user:default/jane', 'group:default/payments'],
        }),
      ],
    },
  );
  return {
    user: userEvent.setup(),
    queryEntities,
    /** The search part of the page's address. */
    address: () => screen.getByTestId('address').textContent,
  };
}

function Address() {
  const { search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output data-testid="address">{search}</output>
      <button type="button" onClick={() => navigate(-1)}>
        Go back
      </button>
    </>
  );
}
