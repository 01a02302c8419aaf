import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiShieldCheckLine } from '@remixicon/react';
import { createWellArchitectedApi, wellArchitectedApiRef } from './api';
import { REVIEWED_ENTITIES } from './entity/reviewedEntities';
import { entityContentRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: wellArchitectedApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createWellArchitectedApi,
    }),
});

const entityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: REVIEWED_ENTITIES,
    loader: () =>
      import('./entity/WellArchitectedCard').then(({ WellArchitectedCard }) => (
        <WellArchitectedCard />
      )),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/well-architected',
    title: 'Well-Architected',
    filter: REVIEWED_ENTITIES,
    routeRef: entityContentRouteRef,
    loader: () =>
      import('./entity/WellArchitectedContent').then(
        ({ WellArchitectedContent }) => <WellArchitectedContent />,
      ),
  },
});

/**
 * AWS Well-Architected reviews on the pages of the catalog: an overview card
 * and a tab on components, systems, resources and APIs.
 *
 * @public
 */
export const wellArchitectedPlugin = createFrontendPlugin({
  pluginId: 'well-architected',
  title: 'Well-Architected',
  icon: <RiShieldCheckLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { entityContent: entityContentRouteRef },
  extensions: [api, entityCard, entityContent],
});
